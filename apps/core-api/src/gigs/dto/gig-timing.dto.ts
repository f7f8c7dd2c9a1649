import { ApiProperty } from '@nestjs/swagger';
import { IsInt, IsOptional, Max, Min } from 'class-validator';
import { Omittable } from '../../input';

const DAY_MINUTES = 24 * 60;
const MOST_BOOKINGS = 1000;

/** When and how often a gig can be booked, beside the owner's availability. */
export class GigTimingDto {
  /**
   * Minutes kept free before each booking, at most two days; none if left out.
   * @example 15
   */
  @Omittable()
  @IsInt()
  @Min(0)
  @Max(2 * DAY_MINUTES)
  bufferBeforeMinutes?: number;

  /**
   * Minutes kept free after each booking, at most two days; none if left out.
   * @example 15
   */
  @Omittable()
  @IsInt()
  @Min(0)
  @Max(2 * DAY_MINUTES)
  bufferAfterMinutes?: number;

  /**
   * Minutes that a start must at least lie ahead, at most a year; none if left out.
   * @example 1440
   */
  @Omittable()
  @IsInt()
  @Min(0)
  @Max(365 * DAY_MINUTES)
  minNoticeMinutes?: number;

  /**
   * Last bookable day, counted from today in the owner's time zone, 1 to 365; 365 if left out.
   * @example 60
   */
  @Omittable()
  @IsInt()
  @Min(1)
  @Max(365)
  horizonDays?: number;

  /**
   * Minutes between two starts, 5 minutes to a day; the duration if left out.
   * @example 60
   */
  @Omittable()
  @IsInt()
  @Min(5)
  @Max(DAY_MINUTES)
  slotStepMinutes?: number;

  /** At most so many bookings that start within one day of the owner's time zone, 1 to 1000; null = any number. */
  @ApiProperty({ type: Number, nullable: true, required: false, example: 3 })
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(MOST_BOOKINGS)
  maxBookingsPerDay?: number | null;

  /** At most so many bookings that start within one week, Monday to Sunday, of the owner's time zone, 1 to 1000; null = any number. */
  @ApiProperty({ type: Number, nullable: true, required: false, example: 10 })
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(MOST_BOOKINGS)
  maxBookingsPerWeek?: number | null;
}

/** Bounds of the length of a booking, in minutes: five minutes to two weeks. */
export const DURATION = { least: 5, most: 14 * DAY_MINUTES } as const;
