import { defineSchema, type Stored } from '@noillin/mongo';

/** The part of a booking's claim that lies on this day. */
export interface StoredClaim {
  bookingId: string;
  /** Absent from claims that were made before gigs had limits, as is `startsAt`. */
  gigId?: string;
  /** When the booking itself starts, buffers apart; the same in every part of one claim. */
  startsAt?: Date;
  start: Date;
  end: Date;
}

/**
 * What is taken of one UTC day of one influencer. The id is `<influencerId>:<YYYY-MM-DD>`: there is one document for
 * each, and a range of days of one influencer is a range of ids, so no other index is needed for those.
 */
export interface CalendarDayDocument extends Stored {
  claims: StoredClaim[];
}

const date = { type: Date, required: true };

const claim = {
  bookingId: { type: String, required: true },
  gigId: String,
  startsAt: Date,
  start: date,
  end: date,
};

export const CalendarDaySchema = defineSchema<CalendarDayDocument>(
  { claims: [{ ...claim, _id: false }] },
  { collection: 'calendar_days' },
);
// Bookings of a gig that start within a day or week, on whosever calendars: what its limits count.
CalendarDaySchema.index({ 'claims.gigId': 1, 'claims.startsAt': 1 });
