import { ApiProperty } from '@nestjs/swagger';
import { IsString, Length } from 'class-validator';
import { Omittable } from '../../input';

export const CALENDAR_STATES = ['open', 'closed', 'held', 'booked', 'busy'] as const;
export type CalendarState = (typeof CALENDAR_STATES)[number];

export const CALENDAR_CAUSES = ['rule', 'override', 'booking', 'import'] as const;
export type CalendarCause = (typeof CALENDAR_CAUSES)[number];

/** The stretch of one's calendar that is asked for. */
export class CalendarQueryDto {
  /**
   * First day in the zone of the rules (YYYY-MM-DD), or an instant (ISO 8601 with Z or an offset); today if left out.
   * @example '2026-11-23'
   */
  @Omittable()
  @IsString()
  @Length(1, 40)
  from?: string;

  /**
   * Last day, included as a whole, or an instant, not included; 14 days from `from` if left out.
   * @example '2026-12-06'
   */
  @Omittable()
  @IsString()
  @Length(1, 40)
  to?: string;
}

/** A stretch of the calendar in which nothing changes. */
export class CalendarSpanDto {
  /**
   * UTC, ISO 8601.
   * @example '2026-11-24T09:00:00.000Z'
   */
  start!: string;
  /**
   * UTC, ISO 8601; not included.
   * @example '2026-11-24T10:15:00.000Z'
   */
  end!: string;
  /**
   * `open` and `closed` by rules and overrides; `held` by a booking that is not paid yet; `booked`; `busy` by an imported
   * calendar. Held and booked time includes the buffers of the booking.
   * @example 'booked'
   */
  @ApiProperty({ enum: CALENDAR_STATES })
  state!: CalendarState;
  /**
   * Why: the weekly `rule`, the `override` of the day, a `booking`, or an `import`.
   * @example 'booking'
   */
  @ApiProperty({ enum: CALENDAR_CAUSES })
  by!: CalendarCause;
  /** The note on the override, if it has one. */
  @ApiProperty({ type: String, nullable: true, example: null })
  reason!: string | null;
  /** The booking that has the time, if one has. */
  @ApiProperty({ type: String, nullable: true, example: '0198f2a0-6f1e-7c1b-9a53-6f0c3b1f9a11' })
  bookingId!: string | null;
}

/** One's own calendar, without gaps. */
export class CalendarDto {
  /**
   * The zone in which days count.
   * @example 'Asia/Kolkata'
   */
  timezone!: string;
  /** The stretches, by start; each begins where the one before it ends. */
  items!: CalendarSpanDto[];
}
