import { Injectable } from '@nestjs/common';
import { InjectConnection } from '@nestjs/mongoose';
import { BOOKING_STATUSES, type BookingStatus } from '@noillin/contracts';
import { surroundingSession } from '@noillin/mongo';
import { Connection, type mongo } from 'mongoose';
import type { Row } from '../holdings/erased';

export const OBSTACLES = [
  'live_bookings',
  'open_disputes',
  'open_withdrawals',
  'open_payments',
  'open_refunds',
  'pending_payouts',
  'open_transfers',
  'open_recoveries',
  'debts',
] as const;
/** What an erasure waits for: work that is promised, and money that has not arrived where it belongs. */
export type ObstacleName = (typeof OBSTACLES)[number];

export interface ObstacleCount {
  name: ObstacleName;
  count: number;
}

/** Bookings about which nothing is left to do. */
const OVER: readonly BookingStatus[] = ['closed', 'expired', 'declined', 'cancelled'];
const LIVE = BOOKING_STATUSES.filter((status) => !OVER.includes(status));

// In bookings that were last written when there was one withdrawal at most, it stands by itself.
const SOMEBODY_WITHDRAWS = { $or: [{ 'withdrawals.0': { $exists: true } }, { withdrawal: { $ne: null } }] };
const offeredTo = (userId: string): mongo.Filter<Row> => ({
  $or: [{ 'withdrawals.offer.influencerId': userId }, { 'withdrawal.offer.influencerId': userId }],
});

/** Looks for what an account still owes and is owed, in the surrounding transaction if there is one. Every question has an index. */
@Injectable()
export class Obstacles {
  constructor(@InjectConnection() private readonly connection: Connection) {}

  /** Those that there are, and how many of each; none when the account can be erased. */
  async of(userId: string): Promise<ObstacleCount[]> {
    const counts = await this.counts(userId);
    return OBSTACLES.map((name) => ({ name, count: counts[name] })).filter(({ count }) => count > 0);
  }

  private async counts(userId: string): Promise<Record<ObstacleName, number>> {
    const bookingIds = await this.ids('bookings', { participantIds: userId });
    const paymentIds = await this.ids('payments', { bookingId: { $in: bookingIds } });
    const allocationIds = await this.ids('allocations', { influencerId: userId });
    const payoutIds = await this.ids('payouts', { allocationId: { $in: allocationIds } });
    const live = { participantIds: userId, status: { $in: LIVE } };
    const ofOwnAllocations = { influencerId: userId };
    return {
      live_bookings: await this.count('bookings', live),
      open_disputes: await this.count('bookings', { participantIds: userId, disputed: true }),
      open_withdrawals:
        (await this.count('bookings', { ...live, ...SOMEBODY_WITHDRAWS })) +
        (await this.count('bookings', { status: { $in: LIVE }, ...offeredTo(userId) })),
      open_payments: await this.count('payments', {
        _id: { $in: paymentIds },
        status: { $in: ['processing', 'authorised', 'chargeback'] },
      }),
      open_refunds: await this.count('refunds', {
        paymentId: { $in: paymentIds },
        status: { $in: ['requested', 'pending'] },
      }),
      pending_payouts: await this.count('allocations', {
        ...ofOwnAllocations,
        status: { $in: ['pending', 'releasable'] },
      }),
      open_transfers: await this.count('payouts', {
        allocationId: { $in: allocationIds },
        status: 'requested',
      }),
      open_recoveries: await this.count('recoveries', { payoutId: { $in: payoutIds }, status: 'requested' }),
      debts: await this.count('allocations', { ...ofOwnAllocations, status: 'debt' }),
    };
  }

  private count(collection: string, filter: mongo.Filter<Row>): Promise<number> {
    return this.connection
      .collection<Row>(collection)
      .countDocuments(filter, { session: surroundingSession() });
  }

  private async ids(collection: string, filter: mongo.Filter<Row>): Promise<string[]> {
    const rows = await this.connection
      .collection<Row>(collection)
      .find(filter, { projection: { _id: 1 }, session: surroundingSession() })
      .toArray();
    return rows.map(({ _id }) => _id);
  }
}
