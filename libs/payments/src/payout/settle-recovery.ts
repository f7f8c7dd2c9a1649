import { Injectable } from '@nestjs/common';
import { Transactions } from '@noillin/mongo';
import { Clock } from '@noillin/utils';
import { AllocationRepository } from '../allocation/allocation.repository';
import { Ledger } from '../ledger/ledger';
import { moveMoney, personal, type Move } from '../ledger/ledger-transaction';
import { posting } from '../ledger/postings';
import type { Account } from '../ledger/accounts';
import type { Recovery } from './recovery';
import { RecoveryRepository } from './recovery.repository';

/** Writes down what became of a recovery, once: recovery, part and ledger together. */
@Injectable()
export class SettleRecovery {
  constructor(
    private readonly recoveries: RecoveryRepository,
    private readonly allocations: AllocationRepository,
    private readonly ledger: Ledger,
    private readonly transactions: Transactions,
    private readonly clock: Clock,
  ) {}

  async arrived(recoveryId: string): Promise<void> {
    await this.transactions.run(async () => {
      const recovery = await this.recoveries.settle(recoveryId, 'succeeded', this.clock.date());
      if (recovery) await this.book('recovery_arrived', recovery, 'influencer_paid');
    });
  }

  /** The influencer has the money and owes it: later payouts pay it. */
  async refused(recoveryId: string): Promise<void> {
    await this.transactions.run(async () => {
      const recovery = await this.recoveries.settle(recoveryId, 'refused', this.clock.date());
      if (!recovery) return;
      await this.owe(recovery);
      await this.book('recovery_refused', recovery, 'influencer_debt');
    });
  }

  private async owe({ id, allocationId, amount: { amount } }: Recovery): Promise<void> {
    const part = await this.allocations.findById(allocationId);
    if (!part) throw new Error(`recovery ${id} has no allocation ${allocationId}`);
    const change = {
      event: 'owe',
      amount,
      why: `recovery ${id}`,
      set: { owed: part.owed + amount },
    } as const;
    await this.allocations.transition(part, change, this.clock.date());
  }

  private async book(move: Move, recovery: Recovery, from: Account): Promise<void> {
    const { id, bookingId, influencerId, amount: money } = recovery;
    const entries = moveMoney(
      money.amount,
      personal(from, influencerId),
      personal('influencer_recovering', influencerId),
    );
    await this.ledger.post(posting(move, { bookingId, id, currency: money.currency }, entries));
  }
}
