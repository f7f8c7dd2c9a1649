import { HANDLE, normaliseHandle } from '@noillin/catalog';
import { Transform, Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayUnique,
  IsArray,
  IsInt,
  IsNumber,
  IsString,
  Length,
  Matches,
  Max,
  MaxLength,
  Min,
  ValidateNested,
} from 'class-validator';
import { IsLanguageTag, IsTimeZone, Omittable, Trimmed } from '../../input';

const MOST_FOLLOWERS = 10_000_000_000;

/** An account on a social platform. */
export class EditPlatformPresenceDto {
  /**
   * The platform in lower case: letters, digits, dashes, 1 to 30 of them.
   * @example 'instagram'
   */
  @Transform(({ value }: { value: unknown }) =>
    typeof value === 'string' ? value.trim().toLowerCase() : value,
  )
  @Matches(/^[a-z0-9][a-z0-9-]{0,29}$/)
  platform!: string;

  /**
   * Name of the account there, 1 to 100 characters.
   * @example 'asha.cooks'
   */
  @Trimmed()
  @IsString()
  @Length(1, 100)
  handle!: string;

  /**
   * Number of followers.
   * @example 184000
   */
  @IsInt()
  @Min(0)
  @Max(MOST_FOLLOWERS)
  followers!: number;

  /**
   * Percent of the followers that react to a post, 0 to 100.
   * @example 4.2
   */
  @IsNumber()
  @Min(0)
  @Max(100)
  engagementRate!: number;
}

/** What an influencer changes about their profile. What is left out stays. */
export class EditInfluencerDto {
  /**
   * Name that others see, 1 to 80 characters.
   * @example 'Asha Rao'
   */
  @Omittable()
  @Trimmed()
  @IsString()
  @Length(1, 80)
  displayName?: string;

  /**
   * Unique name for links: 3 to 30 of a-z, 0-9, dot, dash and underscore, beginning and ending with a letter or digit.
   * Capitals and a leading @ are accepted and dropped.
   * @example 'asha.rao'
   */
  @Omittable()
  @Transform(({ value }: { value: unknown }) => (typeof value === 'string' ? normaliseHandle(value) : value))
  @Matches(HANDLE, {
    message:
      'handle must be 3 to 30 of a-z, 0-9, dot, dash and underscore, beginning and ending with a letter or digit',
  })
  handle?: string;

  /**
   * The influencer in their own words, at most 2000 characters.
   * @example 'Weeknight cooking from Bengaluru.'
   */
  @Omittable()
  @Trimmed()
  @IsString()
  @MaxLength(2000)
  bio?: string;

  /**
   * What they make things about: at most 10, each 1 to 50 characters.
   * @example ['food', 'travel']
   */
  @Omittable()
  @Trimmed()
  @IsArray()
  @ArrayMaxSize(10)
  @ArrayUnique()
  @IsString({ each: true })
  @Length(1, 50, { each: true })
  categories?: string[];

  /**
   * Languages they work in: at most 20 BCP 47 tags.
   * @example ['en-IN', 'kn']
   */
  @Omittable()
  @IsArray()
  @ArrayMaxSize(20)
  @IsLanguageTag({ each: true })
  languages?: string[];

  /**
   * Where they live, at most 120 characters.
   * @example 'Bengaluru, India'
   */
  @Omittable()
  @Trimmed()
  @IsString()
  @MaxLength(120)
  location?: string;

  /** Their accounts on social platforms, at most 20. */
  @Omittable()
  @IsArray()
  @ArrayMaxSize(20)
  @ValidateNested({ each: true })
  @Type(() => EditPlatformPresenceDto)
  platforms?: EditPlatformPresenceDto[];

  /**
   * IANA time zone, for display; what is free is counted in the zone of the availability rules.
   * @example 'Asia/Kolkata'
   */
  @Omittable()
  @IsTimeZone()
  timezone?: string;
}
