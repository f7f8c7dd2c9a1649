import { Injectable, Logger } from '@nestjs/common';
import { Outbox } from '@noillin/messaging';
import { Transactions } from '@noillin/mongo';
import { Clock } from '@noillin/utils';
import { AllocationRepository } from '../allocation/allocation.repository';
import { Ledger } from '../ledger/ledger';
import { moveMoney, personal } from '../ledger/ledger-transaction';
import { posting } from '../ledger/postings';
import type { Payout, PayoutFailure } from './payout';
import { PayoutRepository } from './payout.repository';
import { PlanPayout } from './plan-payout';
import { RecoveryRepository } from './recovery.repository';

/** Writes down what became of a transfer, once: payout, part and ledger together. */
@Injectable()
export class SettlePayout {
  private readonly logger = new Logger(SettlePayout.name);

  constructor(
    private readonly payouts: PayoutRepository,
    private readonly recoveries: RecoveryRepository,
    private readonly allocations: AllocationRepository,
    private readonly plan: PlanPayout,
    private readonly ledger: Ledger,
    private readonly transactions: Transactions,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  async arrived(payoutId: string, providerTransferId: string): Promise<void> {
    const settled = {
      status: 'paid',
      failure: null,
      providerTransferId,
      settledAt: this.clock.date(),
    } as const;
    await this.transactions.run(async () => {
      const payout = await this.payouts.settle(payoutId, settled);
      if (!payout) return;
      const { id, bookingId, influencerId, amount: money } = payout;
      const entries = moveMoney(
        money.amount,
        personal('influencer_in_transit', influencerId),
        personal('influencer_paid', influencerId),
      );
      await this.ledger.post(posting('payout_arrived', { bookingId, id, currency: money.currency }, entries));
      await this.outbox.add('payout.paid', { influencerId, bookingId, ...money });
    });
  }

  /** Nothing was transferred: what was to be taken back from it is covered, the rest is released money again. */
  async refused(payoutId: string, failure: PayoutFailure): Promise<void> {
    const settledAt = this.clock.date();
    const settled = { status: 'failed', failure, providerTransferId: null, settledAt } as const;
    this.logger.warn(
      { payoutId, failure },
      'the provider refused a transfer; its money is released money again',
    );
    await this.transactions.run(async () => {
      const payout = await this.payouts.settle(payoutId, settled);
      if (!payout) return;
      const covered = await this.coverRecoveries(payoutId, settledAt);
      const rest = payout.amount.amount - covered;
      await this.returnToPart(payout, rest, failure);
      await this.bookRefusal(payout, covered, rest);
      if (rest > 0 && failure !== 'provider_balance') await this.announceFailure(payout, rest);
    });
  }

  /** That our own balance was too low is our trouble, and over within hours. */
  private async announceFailure({ influencerId, bookingId, amount }: Payout, rest: number): Promise<void> {
    await this.outbox.add('payout.failed', { influencerId, bookingId, ...amount, amount: rest });
  }

  private async coverRecoveries(payoutId: string, at: Date): Promise<number> {
    let covered = 0;
    for (const { id, amount } of await this.recoveries.openOf(payoutId)) {
      await this.recoveries.settle(id, 'covered', at);
      covered += amount.amount;
    }
    return covered;
  }

  private async returnToPart(
    { id, allocationId }: Payout,
    rest: number,
    failure: PayoutFailure,
  ): Promise<void> {
    const part = await this.allocations.findById(allocationId);
    if (!part) throw new Error(`payout ${id} has no allocation ${allocationId}`);
    if (rest === 0) {
      await this.allocations.set(part, { payoutId: null });
      return;
    }
    const again = this.plan.afterHoldUp(failure);
    const set = { held: rest, recoverable: 0, payoutId: null, payoutAt: again, heldUpBy: failure };
    const change = { event: 'transfer_refused', amount: rest, why: `payout ${id}: ${failure}`, set } as const;
    await this.allocations.transition(part, { ...change, dueAt: again }, this.clock.date());
  }

  private async bookRefusal(payout: Payout, covered: number, rest: number): Promise<void> {
    const { id, bookingId, influencerId, amount: money } = payout;
    const transit = personal('influencer_in_transit', influencerId);
    await this.ledger.post(
      posting('payout_failed', { bookingId, id, currency: money.currency }, [
        ...moveMoney(covered, transit, personal('influencer_recovering', influencerId)),
        ...moveMoney(rest, transit, personal('influencer_releasable', influencerId)),
      ]),
    );
  }
}
