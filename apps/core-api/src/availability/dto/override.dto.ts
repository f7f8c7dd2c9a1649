import { ApiProperty } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayNotEmpty,
  IsArray,
  IsOptional,
  IsString,
  Length,
  MaxLength,
  ValidateNested,
} from 'class-validator';
import { Omittable, Trimmed } from '../../input';
import { WindowDto } from './rules.dto';

const MOST_WINDOWS = 24;
/** Days that one request may change or list. */
export const MOST_DAYS = 366;

/** What is to hold on one day instead of the rules. */
export class PutOverrideDto {
  /** The windows of that day, at most 24; none = closed. */
  @IsArray()
  @ArrayMaxSize(MOST_WINDOWS)
  @ValidateNested({ each: true })
  @Type(() => WindowDto)
  windows!: WindowDto[];

  /**
   * A note to oneself, at most 200 characters; nobody else sees it.
   * @example 'Diwali'
   */
  @ApiProperty({ type: String, nullable: true, required: false })
  @IsOptional()
  @Trimmed()
  @IsString()
  @MaxLength(200)
  reason?: string | null;
}

/** What is to hold on one named day. */
export class DayOverrideDto extends PutOverrideDto {
  /**
   * Day in the zone of the rules, YYYY-MM-DD.
   * @example '2026-12-24'
   */
  @IsString()
  @Length(1, 40)
  date!: string;
}

/** The same for every day from `from` to `to`, or `items`: something for each of several days. Not both. */
export class PutOverridesDto {
  /**
   * First day, YYYY-MM-DD.
   * @example '2026-12-24'
   */
  @Omittable()
  @IsString()
  @Length(1, 40)
  from?: string;

  /**
   * Last day, included, YYYY-MM-DD; at most 366 days.
   * @example '2027-01-01'
   */
  @Omittable()
  @IsString()
  @Length(1, 40)
  to?: string;

  /** With `from` and `to`: the windows of each of the days, at most 24; none = closed. */
  @Omittable()
  @IsArray()
  @ArrayMaxSize(MOST_WINDOWS)
  @ValidateNested({ each: true })
  @Type(() => WindowDto)
  windows?: WindowDto[];

  /**
   * With `from` and `to`: a note to oneself on each of the days, at most 200 characters; nobody else sees it.
   * @example 'Winter holidays'
   */
  @ApiProperty({ type: String, nullable: true, required: false })
  @IsOptional()
  @Trimmed()
  @IsString()
  @MaxLength(200)
  reason?: string | null;

  /** Instead of a range: up to 366 days, each once, with windows and reason of its own. */
  @Omittable()
  @IsArray()
  @ArrayNotEmpty()
  @ArrayMaxSize(MOST_DAYS)
  @ValidateNested({ each: true })
  @Type(() => DayOverrideDto)
  items?: DayOverrideDto[];
}

/** What holds on one day instead of the rules. */
export class OverrideDto {
  /**
   * Day in the zone of the rules.
   * @example '2026-11-26'
   */
  date!: string;
  /** The windows of that day; none = closed. */
  windows!: WindowDto[];
  /**
   * The influencer's note, or null.
   * @example 'Diwali'
   */
  @ApiProperty({ type: String, nullable: true })
  reason!: string | null;
}

/** Overrides of a range of days. */
export class OverrideListDto {
  /** The overrides, by day. */
  items!: OverrideDto[];
  /** Always null: the range is answered whole. */
  @ApiProperty({ type: String, nullable: true, example: null })
  nextCursor!: string | null;
}

/** The days whose overrides are asked for. */
export class OverrideRangeQueryDto {
  /**
   * First day, YYYY-MM-DD; today in the zone of the rules if left out.
   * @example '2026-11-01'
   */
  @Omittable()
  @IsString()
  @Length(1, 40)
  from?: string;

  /**
   * Last day, included; 92 days from `from` if left out.
   * @example '2026-11-30'
   */
  @Omittable()
  @IsString()
  @Length(1, 40)
  to?: string;
}

/** Days whose overrides are to go. */
export class DayRangeQueryDto {
  /**
   * First day, YYYY-MM-DD.
   * @example '2026-12-24'
   */
  @IsString()
  @Length(1, 40)
  from!: string;

  /**
   * Last day, included.
   * @example '2027-01-01'
   */
  @IsString()
  @Length(1, 40)
  to!: string;
}
