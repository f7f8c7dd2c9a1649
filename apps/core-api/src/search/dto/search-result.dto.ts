import { ApiProperty } from '@nestjs/swagger';
import type { GigDocument, InfluencerDocument } from '@noillin/search';

const COUNTS_EXAMPLE = { category: { food: 12, travel: 3 } };

/** An account of an influencer on a social platform, as it was found. */
export class FoundPlatformDto {
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

/** An influencer as the search finds them; their profile has the last word. */
export class FoundInfluencerDto implements InfluencerDocument {
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
  /** The influencer in their own words. */
  bio!: string;
  /**
   * What they make things about.
   * @example ['food', 'travel']
   */
  categories!: string[];
  /**
   * Languages they work in (BCP 47).
   * @example ['en-IN', 'kn']
   */
  languages!: string[];
  /**
   * Where they live, as they wrote it.
   * @example 'Bengaluru, India'
   */
  location!: string;
  /** Their accounts on social platforms. */
  platforms!: FoundPlatformDto[];
  /**
   * Names of those platforms.
   * @example ['instagram']
   */
  platformNames!: string[];
  /**
   * Followers on the largest platform.
   * @example 184000
   */
  followers!: number;
  /**
   * IANA time zone, for display.
   * @example 'Asia/Kolkata'
   */
  timezone!: string;
  /**
   * Average rating, 1 to 5, when the index was last brought up to date; null before the first.
   * @example 4.67
   */
  @ApiProperty({ type: Number, nullable: true })
  rating!: number | null;
  /**
   * Number of ratings.
   * @example 12
   */
  reviewCount!: number;
  /**
   * Number of published gigs.
   * @example 2
   */
  gigCount!: number;
  /**
   * Currencies in which something is on offer.
   * @example ['INR']
   */
  currencies!: string[];
  /**
   * Lowest price in the first of those currencies, in minor units; null while nothing is on offer.
   * @example 250000
   */
  @ApiProperty({ type: Number, nullable: true })
  lowestPrice!: number | null;
  /**
   * Days with a free slot in any of their gigs when the index was last brought up to date, in their time zone.
   * @example ['2026-11-24']
   */
  availableOn!: string[];
}

/** A published gig as the search finds it; the gig itself has the last word. */
export class FoundGigDto implements GigDocument {
  /**
   * The gig's id.
   * @example '01a2041f-a2bc-76e9-9987-147bafb97f9c'
   */
  id!: string;
  /**
   * `single` or `group`.
   * @example 'single'
   */
  type!: string;
  /**
   * What it is called.
   * @example 'One reel with your product'
   */
  title!: string;
  /** What the brand gets. */
  description!: string;
  /**
   * What it is about.
   * @example 'food'
   */
  category!: string;
  /**
   * Price in minor units of `currency`.
   * @example 250000
   */
  price!: number;
  /**
   * ISO 4217.
   * @example 'INR'
   */
  currency!: string;
  /**
   * How long a booking takes, in minutes.
   * @example 60
   */
  durationMinutes!: number;
  /**
   * Average rating, 1 to 5, when the index was last brought up to date; null before the first.
   * @example 4.67
   */
  @ApiProperty({ type: Number, nullable: true })
  rating!: number | null;
  /**
   * Number of ratings.
   * @example 12
   */
  reviewCount!: number;
  /** Who takes part. */
  memberIds!: string[];
  /**
   * Their names.
   * @example ['Asha Rao']
   */
  memberNames!: string[];
  /**
   * Platforms on which they have an account.
   * @example ['instagram']
   */
  platformNames!: string[];
  /**
   * Languages in which they work (BCP 47).
   * @example ['en-IN', 'kn']
   */
  languages!: string[];
  /**
   * Followers on the largest platform of each member, together.
   * @example 184000
   */
  followers!: number;
  /**
   * Days with a free slot when the index was last brought up to date, in the owner's time zone.
   * @example ['2026-11-24']
   */
  availableOn!: string[];
}

/** What both searches answer beside the items. */
class SearchResultDto {
  /**
   * How many match, as the engine estimates it.
   * @example 15
   */
  total!: number;
  /** Number of matches per value of each facet asked for. */
  @ApiProperty({
    type: 'object',
    additionalProperties: { type: 'object', additionalProperties: { type: 'integer' } },
    example: COUNTS_EXAMPLE,
  })
  facets!: Record<string, Record<string, number>>;
  /** The search engine that answered. */
  @ApiProperty({ enum: ['meilisearch'] })
  engine!: 'meilisearch';
}

/** Influencers that match. */
export class InfluencerSearchDto extends SearchResultDto {
  /** The matches of this page. */
  items!: FoundInfluencerDto[];
}

/** Gigs that match. */
export class GigSearchDto extends SearchResultDto {
  /** The matches of this page. */
  items!: FoundGigDto[];
}
