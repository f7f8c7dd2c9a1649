import type { Redis } from 'ioredis';
import type { ClientSession, Db } from 'mongodb';
import { type NewDocuments, newDocuments } from './new-documents';
import { RawLock } from './raw-lock';
import { type Templates, rowsOf } from './templates';

const NUDGE_CHANNEL = 'noillin:outbox:nudge';
const DAY_MS = 86_400_000;
/** How far around a booking core-api looks for overrides. */
const REACH_DAYS = 4;
const TRANSACTION = { readConcern: { level: 'snapshot' }, writeConcern: { w: 'majority' } } as const;

const dateOf = (instant: number): string => new Date(instant).toISOString().slice(0, 10);

/** The commands that core-api sends for a booking of a free slot, in its order, through the drivers and with nothing around them. */
export class RawBooking {
  private readonly lock: RawLock;

  constructor(
    private readonly db: Db,
    private readonly redis: Redis,
    private readonly templates: Templates,
  ) {
    this.lock = new RawLock(redis);
  }

  async book(start: number): Promise<void> {
    const documents = newDocuments(this.templates, start);
    const { booking, idempotencyKey } = documents;
    await rowsOf(this.db, 'idempotency_keys').insertOne(idempotencyKey);
    const { brandId, idempotencyKey: key } = booking;
    await rowsOf(this.db, 'bookings').findOne({ brandId, idempotencyKey: key });
    await rowsOf(this.db, 'gigs').findOne({ _id: booking.gigId });
    await this.lock.hold(this.memberId, start, async () => {
      await this.readCalendar(start, booking.end.getTime());
      await this.write(documents);
    });
    await this.checkOut(documents);
    await rowsOf(this.db, 'idempotency_keys').updateOne(
      { _id: idempotencyKey._id, holder: idempotencyKey['holder'] },
      { $set: { answer: this.templates.idempotencyKey['answer'] } },
    );
  }

  private get memberId(): string {
    const [member] = this.templates.booking.members;
    if (!member) throw new Error('The booking has no member');
    return member.influencerId;
  }

  private async readCalendar(start: number, end: number): Promise<void> {
    const days = (from: number, to: number) => ({
      _id: { $gte: `${this.memberId}:${dateOf(from)}`, $lte: `${this.memberId}:${dateOf(to)}` },
    });
    const around = days(start - REACH_DAYS * DAY_MS, end + REACH_DAYS * DAY_MS);
    await Promise.all([
      rowsOf(this.db, 'availability_rules')
        .find({ _id: { $in: [this.memberId] } })
        .toArray(),
      rowsOf(this.db, 'availability_overrides').find(around).sort({ _id: 1 }).toArray(),
      rowsOf(this.db, 'calendar_days').find(days(start, end)).sort({ _id: 1 }).toArray(),
      rowsOf(this.db, 'busy_months').find(this.busyMonth(start)).sort({ _id: 1 }).toArray(),
    ]);
  }

  private busyMonth(start: number) {
    const month = dateOf(start).slice(0, 7);
    return { _id: { $gte: `${this.memberId}:${month}:`, $lt: `${this.memberId}:${month};` } };
  }

  private async write(documents: NewDocuments): Promise<void> {
    await this.db.client.withSession((session) =>
      session.withTransaction(() => this.writeAll(documents, session), TRANSACTION),
    );
    void this.redis.publish(NUDGE_CHANNEL, '');
  }

  private async writeAll(documents: NewDocuments, session: ClientSession): Promise<void> {
    const { booking, payment, outbox, claim } = documents;
    const overlapping = { $elemMatch: { start: { $lt: claim.end }, end: { $gt: claim.start } } };
    await this.db
      .collection<{ _id: string; claims: object[] }>('calendar_days')
      .updateOne(
        { _id: `${this.memberId}:${dateOf(claim.start.getTime())}`, claims: { $not: overlapping } },
        { $push: { claims: claim } },
        { upsert: true, session },
      );
    await rowsOf(this.db, 'payments').insertOne(payment, { session });
    await rowsOf(this.db, 'bookings').insertOne(booking, { session });
    await rowsOf(this.db, 'outbox').insertOne(outbox, { session });
  }

  /** The payment as it is now, the provider's own record, and its answer stored with the payment. */
  private async checkOut({ payment, sandboxPayment, checkout }: NewDocuments): Promise<void> {
    const payments = rowsOf(this.db, 'payments');
    await payments.findOne({ _id: payment._id });
    const { idempotencyKey, ...inserted } = sandboxPayment;
    await rowsOf(this.db, 'sandbox_payments').findOneAndUpdate(
      { idempotencyKey },
      { $setOnInsert: inserted },
      { upsert: true, returnDocument: 'after' },
    );
    await payments.updateOne({ _id: payment._id, checkoutUrl: null }, { $set: checkout });
    await payments.findOne({ _id: payment._id });
  }
}
