import { ApiProperty } from '@nestjs/swagger';
import { BOOKING_EVENTS, type BookingEventKind } from '@noillin/booking';
import { BOOKING_STATUSES, type BookingStatus } from '@noillin/contracts';

/** Who can have made a transition; `system` stands for timers and payment providers. */
export const HISTORY_PARTIES = ['brand', 'influencer', 'admin', 'system'] as const;
export type HistoryParty = (typeof HISTORY_PARTIES)[number];

/** One transition of a booking. */
export class BookingHistoryEntryDto {
  /**
   * What happened.
   * @example 'payment_succeeded'
   */
  @ApiProperty({ enum: BOOKING_EVENTS })
  event!: BookingEventKind;

  /**
   * Status before.
   * @example 'held'
   */
  @ApiProperty({ enum: BOOKING_STATUSES })
  from!: BookingStatus;

  /**
   * Status after; the same where the event leaves it as it is.
   * @example 'confirmed'
   */
  @ApiProperty({ enum: BOOKING_STATUSES })
  to!: BookingStatus;

  /**
   * When. UTC, ISO 8601.
   * @example '2026-11-22T09:00:00.000Z'
   */
  at!: string;

  /**
   * Who: a user's id, or `system` for timers and payment providers.
   * @example 'system'
   */
  by!: string;

  /**
   * What they were to the booking.
   * @example 'system'
   */
  @ApiProperty({ enum: HISTORY_PARTIES })
  party!: HistoryParty;

  /** Why, in the words of whoever did it, or a code of the platform; null where nothing was said. */
  @ApiProperty({ type: String, nullable: true, example: null })
  reason!: string | null;

  /** Id of the event under which the platform announced it. */
  @ApiProperty({ type: String, nullable: true, example: '0198f2a0-6f1e-7c1b-9a53-6f0c3b1f9a11' })
  eventId!: string | null;

  /** Id of the payment provider's event that led to it, if one did. */
  @ApiProperty({ type: String, nullable: true, example: 'evt_01a2041fa2bc76e9' })
  causedBy!: string | null;

  /** The one member whom it concerns: who withdraws, whose place is offered, or who leaves. Null for what concerns all. */
  @ApiProperty({ type: String, nullable: true, example: null })
  memberId!: string | null;
}

export class BookingHistoryDto {
  /** Every transition, oldest first. A new booking has none. */
  items!: BookingHistoryEntryDto[];
}
