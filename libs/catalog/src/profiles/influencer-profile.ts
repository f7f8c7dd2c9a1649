/** An account of the influencer on a social platform. */
export interface PlatformPresence {
  /** Lower-case name of the platform, e.g. `instagram`. */
  platform: string;
  handle: string;
  followers: number;
  /** Percent of the followers that react to a post, 0 to 100. */
  engagementRate: number;
}

/** What the world sees of an influencer. */
export interface InfluencerProfile {
  /** The user's id: one id per person. */
  id: string;
  displayName: string;
  /** Unique, normalised and URL-safe; see normaliseHandle. */
  handle: string;
  bio: string;
  categories: string[];
  /** BCP 47 tags in canonical form, e.g. `en-IN`. */
  languages: string[];
  location: string;
  platforms: PlatformPresence[];
  /** IANA zone for display. Availability has a zone of its own, which decides what is free. */
  timezone: string;
  /** Average of the published ratings, 1 to 5, to two decimals; null before the first. */
  rating: number | null;
  /** Number of published ratings. */
  reviewCount: number;
  updatedAt: Date;
}

/** A profile nobody has rated yet. */
export type NewInfluencerProfile = Omit<InfluencerProfile, 'rating' | 'reviewCount'>;

/** What an influencer may change about themselves. */
export type InfluencerProfileChange = Partial<Omit<NewInfluencerProfile, 'id' | 'updatedAt'>>;
