import { Type } from 'class-transformer';
import { ArrayMaxSize, IsArray, IsInt, IsString, Max, Min, ValidateNested } from 'class-validator';
import { IsTimeZone } from '../../input';

const MOST_WINDOWS = 168;

/** A window of a day, on the wall clock. */
export class WindowDto {
  /**
   * 00:00 to 23:59.
   * @example '09:00'
   */
  @IsString()
  start!: string;

  /**
   * 00:00 to 24:00. An end before the start lies on the next day.
   * @example '17:00'
   */
  @IsString()
  end!: string;
}

/** A window that comes back every week. */
export class WeeklyWindowDto extends WindowDto {
  /**
   * The day on which the window starts: 1 (Monday) to 7 (Sunday).
   * @example 1
   */
  @IsInt()
  @Min(1)
  @Max(7)
  weekday!: number;
}

/** When an influencer works, week by week. */
export class RulesDto {
  /**
   * IANA time zone of all days and times of rules and overrides: 09:00 stays 09:00 when clocks change.
   * @example 'Asia/Kolkata'
   */
  @IsTimeZone()
  timezone!: string;

  /** The windows, at most 168; overlapping ones unite. None = never available, but on days opened by an override. */
  @IsArray()
  @ArrayMaxSize(MOST_WINDOWS)
  @ValidateNested({ each: true })
  @Type(() => WeeklyWindowDto)
  weekly!: WeeklyWindowDto[];
}
