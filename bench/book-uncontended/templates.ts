import type { Collection, Db } from 'mongodb';

/** A stored document, whatever is in it. */
export interface Row {
  _id: string;
  [field: string]: unknown;
}

export interface BookingRow extends Row {
  gigId: string;
  brandId: string;
  paymentId: string;
  members: { influencerId: string }[];
  start: Date;
  end: Date;
}

/** What core-api stored for one booking. Raw bookings store the same, with ids and times of their own. */
export interface Templates {
  booking: BookingRow;
  payment: Row;
  sandboxPayment: Row;
  idempotencyKey: Row;
}

export const rowsOf = <Stored extends Row = Row>(db: Db, name: string): Collection<Stored> =>
  db.collection<Stored>(name);

/** @throws Error when a booking is not stored as this benchmark believes */
export async function readTemplates(db: Db, bookingId: string): Promise<Templates> {
  const booking = await only<BookingRow>(db, 'bookings', { _id: bookingId });
  return {
    booking,
    payment: await only(db, 'payments', { _id: booking.paymentId }),
    sandboxPayment: await only(db, 'sandbox_payments', { bookingId }),
    idempotencyKey: await only(db, 'idempotency_keys', { key: booking['idempotencyKey'] }),
  };
}

async function only<Stored extends Row = Row>(db: Db, collection: string, filter: object): Promise<Stored> {
  const row = await rowsOf(db, collection).findOne(filter);
  if (!row) throw new Error(`${collection} holds nothing with ${JSON.stringify(filter)}`);
  return row as unknown as Stored;
}
