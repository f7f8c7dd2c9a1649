import { Injectable } from '@nestjs/common';
import { InjectModel } from '@nestjs/mongoose';
import type { BookingStatus } from '@noillin/contracts';
import { insertPlain } from '@noillin/mongo';
import { toPage, type DueItem, type Page } from '@noillin/utils';
import { Model, type QueryFilter, type UpdateQuery } from 'mongoose';
import { participantsOf, type Booking, type BookingHistoryEntry, type Delivery } from './booking';
import type { BookingDocument } from './booking.schema';
import { NOBODY_WITHDRAWS, toBooking, type BookingCondition } from './stored-booking';

/** Which bookings of a person a list shows. `before` is the id at which the previous page ended. */
export interface BookingListQuery {
  /** Everybody's where there is none. */
  participantId?: string;
  status?: BookingStatus;
  before?: string;
  limit: number;
}

/** Dates at which time alone does something to a booking; each has an index behind the status. */
type DueField = 'holdExpiresAt' | 'respondBy' | 'acceptedAt' | 'start' | 'deliveredAt' | 'completedAt';

@Injectable()
export class BookingRepository {
  constructor(@InjectModel('Booking') private readonly model: Model<BookingDocument>) {}

  async insert(booking: Booking, idempotencyKey: string | null): Promise<void> {
    const { id, ...rest } = booking;
    const participantIds = participantsOf(booking);
    await insertPlain(this.model, { _id: id, ...rest, participantIds, idempotencyKey });
  }

  async findById(id: string): Promise<Booking | null> {
    return this.one({ _id: id });
  }

  /** Null for a booking that does not exist and for one that is not theirs: nobody can tell the two apart. */
  async findForParticipant(id: string, participantId: string): Promise<Booking | null> {
    return this.one({ _id: id, participantIds: participantId });
  }

  async findByIdempotencyKey(brandId: string, idempotencyKey: string): Promise<Booking | null> {
    return this.one({ brandId, idempotencyKey });
  }

  async list({ participantId, status, before, limit }: BookingListQuery): Promise<Page<Booking>> {
    const filter: QueryFilter<BookingDocument> = {
      ...(participantId !== undefined && { participantIds: participantId }),
      ...(status && { status }),
      ...(before && { _id: { $lt: before } }),
    };
    const rows = await this.model
      .find(filter)
      .sort({ _id: -1 })
      .limit(limit + 1)
      .lean();
    return toPage(
      rows.map((row) => toBooking(row)),
      limit,
    );
  }

  /** A person's bookings of every status that start at or after an instant, by start. */
  async findStartingFrom(participantId: string, from: Date, limit: number): Promise<Booking[]> {
    const rows = await this.model
      .find({ participantIds: participantId, start: { $gte: from } })
      .sort({ start: 1, _id: 1 })
      .limit(limit)
      .lean();
    return rows.map((row) => toBooking(row));
  }

  /**
   * Compare-and-set: makes the transition only if the booking is still in the state it leaves and as `expected`; else
   * answers null.
   */
  async transition(
    { id, brandId }: Pick<Booking, 'id' | 'brandId'>,
    entry: BookingHistoryEntry,
    changes: Partial<Booking> = {},
    expected: BookingCondition = {},
  ): Promise<Booking | null> {
    const { members, withdrawals } = changes;
    const participantIds = members && participantsOf({ brandId, members });
    const update: UpdateQuery<BookingDocument> = {
      $set: { ...changes, ...(participantIds && { participantIds }), status: entry.to },
      // The list takes the place of what was stored when there was one at most.
      ...(withdrawals && { $unset: { withdrawal: 1 } }),
      $push: { history: entry },
    };
    const row = await this.model
      .findOneAndUpdate({ ...expected, _id: id, status: entry.from }, update, { returnDocument: 'after' })
      .lean();
    return row ? toBooking(row) : null;
  }

  /** Changes something beside the status, only while the booking has the given status. */
  async change(id: string, status: BookingStatus, changes: Partial<Booking>): Promise<Booking | null> {
    const row = await this.model
      .findOneAndUpdate({ _id: id, status }, { $set: changes }, { returnDocument: 'after' })
      .lean();
    return row ? toBooking(row) : null;
  }

  /** Adds what a member hands over, while the booking has one of the statuses. */
  async addDelivery(
    id: string,
    delivery: Delivery,
    statuses: readonly BookingStatus[],
  ): Promise<Booking | null> {
    return this.note(
      { _id: id, status: { $in: [...statuses] } },
      {
        $addToSet: { deliveredBy: delivery.memberId },
        $push: { deliveries: delivery },
      },
    );
  }

  /** Notes that somebody agrees to a proposal, while it stands. */
  async addAgreement(id: string, proposalId: string, userId: string, now: Date): Promise<Booking | null> {
    const open = { 'reschedule.id': proposalId, 'reschedule.expiresAt': { $gt: now } };
    return this.note(
      { _id: id, status: 'confirmed', ...open },
      {
        $addToSet: { 'reschedule.agreedBy': userId },
      },
    );
  }

  /** Notes that a member accepts, while the request waits for an answer. */
  async addAcceptance(id: string, memberId: string, now: Date): Promise<Booking | null> {
    return this.note(
      { _id: id, status: 'requested', respondBy: { $gt: now } },
      {
        $addToSet: { acceptedBy: memberId },
      },
    );
  }

  findDueHolds(now: Date, limit: number): Promise<DueItem[]> {
    return this.due({ status: 'held' }, 'holdExpiresAt', now, limit);
  }

  findDueStarts(now: Date, limit: number): Promise<DueItem[]> {
    // How a booking goes on from which a member withdraws is decided first.
    return this.due({ status: 'confirmed', ...NOBODY_WITHDRAWS }, 'start', now, limit);
  }

  findDueRequests(now: Date, limit: number): Promise<DueItem[]> {
    return this.due({ status: 'requested' }, 'respondBy', now, limit);
  }

  /** Accepted requests whose money has not come for `waitMs`. */
  findUnpaidRequests(now: Date, waitMs: number, limit: number): Promise<DueItem[]> {
    return this.dueAfter({ status: 'accepted' }, 'acceptedAt', waitMs, now, limit);
  }

  /** Accepted work, due when it has cooled down for `coolingMs`. */
  findCooledDown(now: Date, coolingMs: number, limit: number): Promise<DueItem[]> {
    return this.dueAfter({ status: 'completed', disputed: false }, 'completedAt', coolingMs, now, limit);
  }

  async findDueNoShows(now: Date, limit: number): Promise<DueItem[]> {
    const rows = await this.model
      .find(
        { status: 'in_progress', disputed: false, 'noShow.effectiveAt': { $lte: now } },
        { 'noShow.effectiveAt': 1 },
      )
      .sort({ 'noShow.effectiveAt': 1 })
      .limit(limit)
      .lean<Pick<BookingDocument, '_id' | 'noShow'>[]>();
    return rows.map(({ _id, noShow }) => ({ id: _id, dueAt: noShow?.effectiveAt ?? now }));
  }

  /** Due when they are `silenceMs` old. */
  findUnansweredDeliveries(now: Date, silenceMs: number, limit: number): Promise<DueItem[]> {
    return this.dueAfter({ status: 'delivered', disputed: false }, 'deliveredAt', silenceMs, now, limit);
  }

  async findManyByIds(ids: readonly string[]): Promise<Booking[]> {
    const rows = await this.model.find({ _id: { $in: [...ids] } }).lean();
    return rows.map((row) => toBooking(row));
  }

  /** Those of the ids that are bookings waiting for their payment. */
  async findHeldAmong(ids: readonly string[]): Promise<Set<string>> {
    if (ids.length === 0) return new Set();
    const rows = await this.model.find({ _id: { $in: [...ids] }, status: 'held' }, { _id: 1 }).lean();
    return new Set(rows.map((row) => row._id));
  }

  private async note(
    filter: QueryFilter<BookingDocument>,
    update: UpdateQuery<BookingDocument>,
  ): Promise<Booking | null> {
    const row = await this.model.findOneAndUpdate(filter, update, { returnDocument: 'after' }).lean();
    return row ? toBooking(row) : null;
  }

  private async one(filter: QueryFilter<BookingDocument>): Promise<Booking | null> {
    const row = await this.model.findOne(filter).lean();
    return row ? toBooking(row) : null;
  }

  /** Bookings whose `field` lies `age` milliseconds back. */
  private async dueAfter(
    filter: QueryFilter<BookingDocument>,
    field: DueField,
    age: number,
    now: Date,
    limit: number,
  ): Promise<DueItem[]> {
    const due = await this.due(filter, field, new Date(now.getTime() - age), limit);
    return due.map(({ id, dueAt }) => ({ id, dueAt: new Date(dueAt.getTime() + age) }));
  }

  /** Bookings whose `field` is reached, by an index on the status and that field. */
  private async due(
    filter: QueryFilter<BookingDocument>,
    field: DueField,
    until: Date,
    limit: number,
  ): Promise<DueItem[]> {
    const rows = await this.model
      .find({ ...filter, [field]: { $lte: until } }, { [field]: 1 })
      .sort({ [field]: 1 })
      .limit(limit)
      .lean<Pick<BookingDocument, '_id' | typeof field>[]>();
    return rows.map((row) => ({ id: row._id, dueAt: row[field] ?? until }));
  }
}
