import { Injectable } from '@nestjs/common';
import { InjectModel } from '@nestjs/mongoose';
import { surroundingSession } from '@noillin/mongo';
import { Model, type QueryFilter, type UpdateQuery } from 'mongoose';
import type { Allocation, AllocationHistoryEntry, HoldUp } from './allocation';
import { allocationMachine, type AllocationEvent } from './allocation-machine';
import type { AllocationDocument } from './allocation.schema';

const toAllocation = ({ _id, dueAt: _dueAt, ...rest }: AllocationDocument): Allocation => ({
  id: _id,
  ...rest,
});

/** What happens to an allocation: an event of its machine, and what else that sets. */
export interface AllocationChange {
  event: AllocationEvent;
  /** Minor units that the change is about. */
  amount: number;
  /** Timer, refund, payout or recovery that causes it. */
  why: string;
  set?: Partial<
    Pick<Allocation, 'left' | 'held' | 'payoutId' | 'recoverable' | 'owed' | 'payoutAt' | 'heldUpBy'>
  >;
  /** When a timer looks next; null = never again. */
  dueAt?: Date | null;
}

/** Somebody changed the allocation between our reading and our writing; the whole use case may run again. */
export class ConcurrentAllocationChange extends Error {
  constructor(allocationId: string) {
    super(`allocation ${allocationId} was changed meanwhile`);
    this.name = 'ConcurrentAllocationChange';
  }
}

@Injectable()
export class AllocationRepository {
  constructor(@InjectModel('Allocation') private readonly model: Model<AllocationDocument>) {}

  async insertAll(allocations: readonly Allocation[]): Promise<void> {
    const rows = allocations.map(({ id, ...rest }) => ({ _id: id, ...rest }));
    await this.model.collection.insertMany(rows as never, { session: surroundingSession() });
  }

  async findById(id: string): Promise<Allocation | null> {
    const row = await this.model.findById(id).lean<AllocationDocument>();
    return row && toAllocation(row);
  }

  async ofBooking(bookingId: string): Promise<Allocation[]> {
    return this.list({ bookingId });
  }

  /** An influencer's parts, those of the newest bookings first. `before` is the id at which the previous page ended. */
  async ofInfluencer(influencerId: string, limit: number, before?: string): Promise<Allocation[]> {
    const filter = { influencerId, ...(before && { _id: { $lt: before } }) };
    const rows = await this.model.find(filter).sort({ _id: -1 }).limit(limit).lean<AllocationDocument[]>();
    return rows.map(toAllocation);
  }

  async debtsOf(influencerId: string, currency: string): Promise<Allocation[]> {
    return this.list({ influencerId, status: 'debt', currency, owed: { $gt: 0 } });
  }

  /**
   * One transition: compare-and-set of status and revision, with its entry in the history.
   * @throws DomainError `transition_not_allowed` when the table does not allow it
   * @throws ConcurrentAllocationChange when somebody was faster
   */
  async transition(allocation: Allocation, change: AllocationChange, at: Date): Promise<Allocation> {
    const { event, amount, why, set, dueAt } = change;
    const to = allocationMachine.next(allocation.status, event);
    const entry: AllocationHistoryEntry = { at, event, from: allocation.status, to, amount, why };
    return this.write(allocation, {
      $set: { ...set, status: to, ...(dueAt && { dueAt }) },
      ...(dueAt === null && { $unset: { dueAt: 1 } }),
      $push: { history: entry },
    });
  }

  /** Changes what the machine knows nothing of. @throws ConcurrentAllocationChange when somebody was faster */
  async set(allocation: Allocation, values: Partial<AllocationDocument>): Promise<Allocation> {
    return this.write(allocation, { $set: values });
  }

  private async write(allocation: Allocation, update: UpdateQuery<AllocationDocument>): Promise<Allocation> {
    const { id, status, revision } = allocation;
    const row = await this.model
      .findOneAndUpdate(
        { _id: id, status, revision },
        { ...update, $inc: { revision: 1 } },
        { returnDocument: 'after' },
      )
      .lean<AllocationDocument>();
    if (!row) throw new ConcurrentAllocationChange(id);
    return toAllocation(row);
  }

  /** Takes one part that is due in that status and leaves it alone until `again`, in case the taker dies. */
  async takeDue(status: 'pending' | 'releasable', now: Date, again: Date): Promise<Allocation | null> {
    const row = await this.model
      .findOneAndUpdate(
        { status, frozen: false, dueAt: { $lte: now } },
        { $set: { dueAt: again } },
        { sort: { dueAt: 1 }, returnDocument: 'after' },
      )
      .lean<AllocationDocument>();
    return row && toAllocation(row);
  }

  /** Lets the timer look at once at an influencer's released parts that were held up by something that may be over. */
  async hurryTransfersOf(influencerId: string, heldUpBy: HoldUp, now: Date): Promise<void> {
    await this.model.updateMany(
      { influencerId, status: 'releasable', heldUpBy },
      { $set: { dueAt: now, payoutAt: now } },
    );
  }

  /** Gives an influencer's released parts another time of transfer; null = found out by the schedule. */
  async rescheduleTransfersOf(influencerId: string, payoutAt: Date | null, now: Date): Promise<number> {
    const { modifiedCount } = await this.model.updateMany(
      { influencerId, status: 'releasable', held: { $gt: 0 } },
      { $set: { dueAt: now, payoutAt } },
    );
    return modifiedCount;
  }

  /** Says when a released part is to be transferred and what holds it up; null = somebody has to ask for it. */
  async postponeTransfer(id: string, payoutAt: Date | null, heldUpBy: HoldUp | null): Promise<void> {
    await this.model.updateOne(
      { _id: id, status: 'releasable' },
      payoutAt
        ? { $set: { payoutAt, heldUpBy, dueAt: payoutAt } }
        : { $set: { payoutAt, heldUpBy }, $unset: { dueAt: 1 } },
    );
  }

  /** What of an influencer's money could be transferred now: released, and frozen by nothing. */
  async transferable(influencerId: string, currency: string): Promise<Allocation[]> {
    const parts = await this.list({ influencerId, status: 'releasable', currency });
    return parts.filter(({ frozen, held }) => !frozen && held > 0);
  }

  private async list(filter: QueryFilter<AllocationDocument>): Promise<Allocation[]> {
    const rows = await this.model.find(filter).sort({ _id: 1 }).lean<AllocationDocument[]>();
    return rows.map(toAllocation);
  }
}
