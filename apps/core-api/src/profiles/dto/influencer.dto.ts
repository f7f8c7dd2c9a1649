import { ApiProperty } from '@nestjs/swagger';
/** An account of the influencer on a social platform. */
export class PlatformPresenceDto {
  /**
   * The platform.
   * @example 'instagram'
   */
  platform!: string;
  /**
   * Name of the account there.
   * @example 'asha.cooks'
   */
  handle!: string;
  /**
   * Number of followers.
   * @example 184000
   */
  followers!: number;
  /**
   * Percent of the followers that react to a post, 0 to 100.
   * @example 4.2
   */
  engagementRate!: number;
}

/** An influencer as everybody sees them. */
export class InfluencerDto {
  /**
   * The influencer's user id.
   * @example '0198f2a0-6f1e-7c1b-9a53-6f0c3b1f9a11'
   */
  id!: string;
  /**
   * Name that others see.
   * @example 'Asha Rao'
   */
  displayName!: string;
  /**
   * Unique name for links.
   * @example 'asha.rao'
   */
  handle!: string;
  /**
   * The influencer in their own words; empty until they write it.
   * @example 'Weeknight cooking from Bengaluru.'
   */
  bio!: string;
  /**
   * What they make things about.
   * @example ['food', 'travel']
   */
  categories!: string[];
  /**
   * Languages they work in, as BCP 47 tags in canonical form.
   * @example ['en-IN', 'kn']
   */
  languages!: string[];
  /**
   * Where they live, as they wrote it; empty until they write it.
   * @example 'Bengaluru, India'
   */
  location!: string;
  /** Their accounts on social platforms. */
  platforms!: PlatformPresenceDto[];
  /**
   * IANA time zone, for display; what is free is counted in the zone of the availability rules.
   * @example 'Asia/Kolkata'
   */
  timezone!: string;
  /**
   * Average of the published ratings, 1 to 5; null before the first.
   * @example 4.67
   */
  @ApiProperty({ type: Number, nullable: true })
  rating!: number | null;
  /**
   * Number of published ratings.
   * @example 12
   */
  reviewCount!: number;
}
