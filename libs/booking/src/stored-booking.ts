import type { QueryFilter } from 'mongoose';
import { untouched, type Booking } from './booking';
import type { BookingDocument } from './booking.schema';

/** What must hold beside the status when a booking is written. */
export type BookingCondition = QueryFilter<BookingDocument>;

/** A stored booking as the domain sees it. Bookings that were made before a field was invented are without it. */
export const toBooking = ({
  _id,
  participantIds: _p,
  idempotencyKey: _k,
  withdrawal,
  ...rest
}: BookingDocument): Booking => ({
  id: _id,
  ...untouched(),
  // Once there was one withdrawal at most; the first write about withdrawals makes a list of it.
  ...(withdrawal && { withdrawals: [withdrawal] }),
  ...rest,
  mode: rest.mode ?? 'instant',
  quorum: rest.quorum ?? null,
});

/** Nobody has made a transition of the booking since it was read: every one of them is in its history. */
export const asRead = ({ history }: Pick<Booking, 'history'>): BookingCondition => ({
  history: { $size: history.length },
});

/** Some withdrawal for which all of this holds, by its fields; also in bookings that were stored with one at most. */
export const someWithdrawal = (fields: Record<string, unknown>): BookingCondition => {
  const inOnlyOne = Object.entries(fields).map(([name, value]) => [`withdrawal.${name}`, value]);
  return { $or: [{ withdrawals: { $elemMatch: fields } }, Object.fromEntries(inOnlyOne)] };
};

/** It is decided about everybody who wanted out how the booking goes on. */
export const NOBODY_WITHDRAWS: BookingCondition = {
  'withdrawals.0': { $exists: false },
  withdrawal: null,
};
