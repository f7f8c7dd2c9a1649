import { ApiProperty } from '@nestjs/swagger';
import { Transform, Type } from 'class-transformer';
import {
  ArrayUnique,
  IsArray,
  IsIn,
  IsInt,
  IsNumber,
  IsString,
  Length,
  Max,
  MaxLength,
  Min,
} from 'class-validator';
import { IsCurrency } from '../../money';
import { Omittable, Trimmed } from '../../input';
import { FACETS, type Facet } from '../facets';
import { GIG_SORTS, INFLUENCER_SORTS, type GigSort, type InfluencerSort } from '../sorts';
import { IsLocalDate } from '../../input';

const DEFAULT_LIMIT = 20;
const MAX_LIMIT = 100;
const MAX_OFFSET = 10_000;

/** `?facets=a,b` and `?facets=a&facets=b` say the same. */
const toList = ({ value }: { value: unknown }): unknown =>
  value === undefined
    ? undefined
    : [value].flat().flatMap((part) => (typeof part === 'string' ? part.split(',') : [part]));

/** What both searches understand. */
export class SearchQueryDto {
  /**
   * Words to look for, at most 200 characters; typing errors are forgiven. Without it everything matches.
   * @example 'cooking'
   */
  @Omittable()
  @IsString()
  @MaxLength(200)
  q?: string;

  /**
   * Only this category.
   * @example 'food'
   */
  @Omittable()
  @Trimmed()
  @IsString()
  @Length(1, 60)
  category?: string;

  /**
   * Only who has an account on this platform.
   * @example 'instagram'
   */
  @Omittable()
  @Trimmed()
  @IsString()
  @Length(1, 60)
  platform?: string;

  /**
   * Only who works in this language, as a BCP 47 tag just as the profile has it.
   * @example 'en-IN'
   */
  @Omittable()
  @Trimmed()
  @IsString()
  @Length(1, 60)
  language?: string;

  /**
   * Fewest followers on the largest platform; of a group gig, of its members together.
   * @example 10000
   */
  @Omittable()
  @Type(() => Number)
  @IsInt()
  @Min(0)
  @Max(Number.MAX_SAFE_INTEGER)
  minFollowers?: number;

  /**
   * Lowest average rating, 1 to 5; whoever has none is left out.
   * @example 4
   */
  @Omittable()
  @Type(() => Number)
  @IsNumber()
  @Min(1)
  @Max(5)
  minRating?: number;

  /**
   * Highest price, in minor units. Amounts of different currencies do not compare: name the currency as well.
   * @example 500000
   */
  @Omittable()
  @Type(() => Number)
  @IsInt()
  @Min(0)
  @Max(Number.MAX_SAFE_INTEGER)
  maxPrice?: number;

  /**
   * Only what is on offer in this currency, ISO 4217.
   * @example 'INR'
   */
  @Omittable()
  @IsCurrency()
  currency?: string;

  /**
   * Only with a free slot on this day, counted in the owner's time zone; up to 92 days ahead.
   * @example '2026-11-24'
   */
  @Omittable()
  @IsLocalDate()
  availableOn?: string;

  /**
   * What to count the matches by, comma separated or as a repeated parameter.
   * @example ['category', 'platform']
   */
  @ApiProperty({ enum: FACETS, isArray: true, required: false })
  @Omittable()
  @Transform(toList)
  @IsArray()
  @ArrayUnique()
  @IsIn(FACETS, { each: true })
  facets?: Facet[];

  /**
   * Most items to answer with.
   * @example 20
   */
  @Omittable()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(MAX_LIMIT)
  limit: number = DEFAULT_LIMIT;

  /**
   * How many matches to leave out before the first item.
   * @example 0
   */
  @Omittable()
  @Type(() => Number)
  @IsInt()
  @Min(0)
  @Max(MAX_OFFSET)
  offset: number = 0;
}

/** Which influencers to find. */
export class InfluencerSearchQueryDto extends SearchQueryDto {
  /**
   * Order of the items; by relevance without.
   * @example 'followers:desc'
   */
  @ApiProperty({ enum: Object.keys(INFLUENCER_SORTS), required: false })
  @Omittable()
  @IsIn(Object.keys(INFLUENCER_SORTS))
  sort?: InfluencerSort;
}

/** Which gigs to find. */
export class GigSearchQueryDto extends SearchQueryDto {
  /**
   * Order of the items; by relevance without.
   * @example 'price:asc'
   */
  @ApiProperty({ enum: Object.keys(GIG_SORTS), required: false })
  @Omittable()
  @IsIn(Object.keys(GIG_SORTS))
  sort?: GigSort;
}
