import type { Db } from 'mongodb';
import { newId } from '@noillin/utils';
import { rowsOf, type Row } from '../book-uncontended/templates';

/** Confirmed bookings of half an hour, spread evenly over the days ahead, at hours that listings and benchmarks leave free. */
export interface StoredBookings {
  gigId: string;
  influencerId: string;
  count: number;
  /** From tomorrow on. */
  days: number;
}

const DAY_MS = 86_400_000;
const SLOT_MS = 30 * 60_000;
const BATCH = 1000;

/** Stores them as core-api does, without going through it: bookings, and what they claim of the calendar. */
export async function storeBookings(
  db: Db,
  { gigId, influencerId, count, days }: StoredBookings,
): Promise<void> {
  const tomorrow = (Math.floor(Date.now() / DAY_MS) + 1) * DAY_MS;
  const bookings: Row[] = [];
  const claims = new Map<string, object[]>();
  for (let i = 0; i < count; i += 1) {
    const start = new Date(tomorrow + (i % days) * DAY_MS + (2 * Math.floor(i / days) + 1) * SLOT_MS);
    const booking = confirmedBooking(gigId, influencerId, start);
    bookings.push(booking);
    const key = `${influencerId}:${start.toISOString().slice(0, 10)}`;
    const claim = { bookingId: booking._id, gigId, startsAt: start, start, end: booking['end'] };
    claims.set(key, [...(claims.get(key) ?? []), claim]);
  }
  await insert(db, 'bookings', bookings);
  await insert(
    db,
    'calendar_days',
    [...claims].map(([_id, ofDay]) => ({ _id, claims: ofDay })),
  );
}

async function insert(db: Db, collection: string, rows: readonly Row[]): Promise<void> {
  for (let from = 0; from < rows.length; from += BATCH) {
    await rowsOf(db, collection).insertMany(rows.slice(from, from + BATCH));
  }
}

function confirmedBooking(gigId: string, influencerId: string, start: Date): Row {
  const end = new Date(start.getTime() + SLOT_MS);
  const [id, brandId] = [newId(), newId()];
  return {
    ...{ _id: id, gigId, brandId, gigTitle: 'Launch reel', paymentId: newId(), idempotencyKey: newId() },
    members: [{ influencerId, shareBps: 10_000 }],
    participantIds: [brandId, influencerId],
    ...{ start, end, claim: { start, end }, status: 'confirmed', disputed: false },
    price: { amount: 250_000, currency: 'INR' },
    ...{ feeBps: 1500, revisionsIncluded: 1, revisionsUsed: 0, deliveredBy: [], deliveredAt: null },
    ...{ latePayment: null, history: [], holdExpiresAt: start, createdAt: new Date() },
  };
}
