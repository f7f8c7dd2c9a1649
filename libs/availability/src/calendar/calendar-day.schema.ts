import { defineSchema, type Stored } from '@noillin/mongo';

/** The part of a booking's claim that lies on this day. */
export interface StoredClaim {
  bookingId: string;
  start: Date;
  end: Date;
}

/**
 * What is taken of one UTC day of one influencer. The id is `<influencerId>:<YYYY-MM-DD>`: there is one document for
 * each, and a range of days of one influencer is a range of ids, so no other index is needed.
 */
export interface CalendarDayDocument extends Stored {
  claims: StoredClaim[];
}

const date = { type: Date, required: true };

export const CalendarDaySchema = defineSchema<CalendarDayDocument>(
  { claims: [{ bookingId: { type: String, required: true }, start: date, end: date, _id: false }] },
  { collection: 'calendar_days' },
);
