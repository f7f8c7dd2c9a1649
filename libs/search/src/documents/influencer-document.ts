/** An influencer as the search engine keeps them. Money is in minor units; amounts of different currencies do not compare. */
export interface InfluencerDocument {
  id: string;
  displayName: string;
  handle: string;
  bio: string;
  categories: string[];
  languages: string[];
  location: string;
  platforms: { platform: string; handle: string; followers: number; engagementRate: number }[];
  /** Names of the platforms, for filters and facets. */
  platformNames: string[];
  /** Largest number of followers on one platform. */
  followers: number;
  timezone: string;
  /** Average rating, 1 to 5; null before the first. */
  rating: number | null;
  reviewCount: number;
  gigCount: number;
  /** Currencies in which something is on offer, and the lowest price in the first of them. */
  currencies: string[];
  lowestPrice: number | null;
  /** Local days on which a slot of any of their gigs was free when the document was made, `YYYY-MM-DD`. */
  availableOn: string[];
}
