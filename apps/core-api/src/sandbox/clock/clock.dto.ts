import { IsBoolean, IsISO8601, IsInt, Max, Min } from 'class-validator';
import { Omittable } from '../../input';

/** Ten years: far enough for anything, near enough for every date to stay a date. */
const FURTHEST_MS = 10 * 365 * 24 * 3_600_000;

/** Exactly one of the three. */
export class MoveClockDto {
  /**
   * Milliseconds by which the clock goes forward.
   * @example 3600000
   */
  @Omittable() @IsInt() @Min(1) @Max(FURTHEST_MS) advanceMs?: number;

  /**
   * Instant to which the clock is set, from where it goes on.
   * @example 2026-12-24T09:00:00.000Z
   */
  @Omittable() @IsISO8601({ strict: true, strictSeparator: true }) now?: string;

  /**
   * Back to real time. What has happened in moved time stays as it is.
   * @example true
   */
  @Omittable() @IsBoolean() reset?: boolean;
}

export class ClockDto {
  /**
   * What time it is for bookings, payments and calendars.
   * @example 2026-12-24T09:00:00.000Z
   */
  now!: string;

  /**
   * How far that is ahead of real time, in milliseconds; negative when it lies behind.
   * @example 3600000
   */
  offsetMs!: number;
}
