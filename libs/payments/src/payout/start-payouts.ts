import { Injectable } from '@nestjs/common';
import { Outbox } from '@noillin/messaging';
import { Transactions } from '@noillin/mongo';
import { Clock, newId } from '@noillin/utils';
import type { Allocation } from '../allocation/allocation';
import { AllocationRepository } from '../allocation/allocation.repository';
import { Ledger } from '../ledger/ledger';
import { personal, type LedgerEntry } from '../ledger/ledger-transaction';
import { posting } from '../ledger/postings';
import type { Payment } from '../payment/payment';
import { PaymentRepository } from '../payment/payment.repository';
import type { PayoutAccount } from './account/payout-account';
import { PayoutAccountRepository } from './account/payout-account.repository';
import { PayDebts } from './pay-debts';
import type { Payout } from './payout';
import { PayoutRepository } from './payout.repository';
import { PlanPayout } from './plan-payout';

/** When somebody looks again at a part whose payout failed to start half-way. */
const AGAIN_MS = 60_000;

/** Where a part's money comes from and goes to. */
interface Way {
  payment: Payment & { providerPaymentId: string };
  account: PayoutAccount;
}

/** Decides transfers of released money by the influencers' schedules. The transfers themselves are made afterwards. */
@Injectable()
export class StartPayouts {
  constructor(
    private readonly allocations: AllocationRepository,
    private readonly payments: PaymentRepository,
    private readonly accounts: PayoutAccountRepository,
    private readonly payouts: PayoutRepository,
    private readonly plan: PlanPayout,
    private readonly debts: PayDebts,
    private readonly ledger: Ledger,
    private readonly transactions: Transactions,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  /** Takes the released part that has been due longest; answers false when none is. */
  async runOne(): Promise<boolean> {
    const now = this.clock.now();
    const due = await this.allocations.takeDue('releasable', new Date(now), new Date(now + AGAIN_MS));
    if (!due) return false;
    if (await this.plan.isTimeFor(due)) await this.payAll(due);
    return true;
  }

  /** Everything that the influencer is to get goes together: a minimum that is reached is reached for all of it. */
  private async payAll({ influencerId, currency }: Allocation): Promise<void> {
    if (influencerId === null) return;
    const now = this.clock.now();
    for (const part of await this.allocations.transferable(influencerId, currency))
      if (!isHeldUp(part, now)) await this.pay(part);
  }

  private async pay(part: Allocation): Promise<void> {
    const way = await this.wayOf(part);
    if (way) await this.transactions.run(() => this.start(part.id, way));
    else await this.transactions.run(() => this.waitForOnboarding(part));
  }

  /** The influencer is told once, not each time that somebody looks. */
  private async waitForOnboarding({ id, influencerId, bookingId, currency, held, heldUpBy }: Allocation) {
    await this.plan.holdUp(id, 'onboarding');
    if (influencerId === null || heldUpBy === 'onboarding') return;
    await this.outbox.add('payout.blocked', { influencerId, bookingId, amount: held, currency });
  }

  /** Null while the influencer's account cannot receive money. */
  private async wayOf({ bookingId, influencerId }: Allocation): Promise<Way | null> {
    const payment = await this.payments.findByBooking(bookingId);
    if (!payment?.providerPaymentId || influencerId === null) return null;
    const account = await this.accounts.find(payment.provider, influencerId);
    const { providerPaymentId } = payment;
    return account?.payoutsEnabled ? { payment: { ...payment, providerPaymentId }, account } : null;
  }

  /** Only what is still to be had: a refund, a freeze or another worker may have been faster. */
  private async start(allocationId: string, way: Way): Promise<void> {
    const part = await this.allocations.findById(allocationId);
    if (part?.status !== 'releasable' || part.frozen || part.held === 0) return;
    const { influencerId } = way.account;
    const id = newId();
    const netted = await this.debts.run(influencerId, part.currency, part.held, `payout ${id}`);
    const sent = part.held - netted;
    if (sent > 0) await this.payouts.create(this.payoutOf(id, part, way, sent, netted));
    const set = {
      held: 0,
      recoverable: sent,
      payoutId: sent > 0 ? id : null,
      heldUpBy: null,
    };
    const change = { event: 'transfer', amount: part.held, why: `payout ${id}`, set, dueAt: null } as const;
    await this.allocations.transition(part, change, this.clock.date());
    const { bookingId, currency } = part;
    const entries = entriesOf(influencerId, sent, netted);
    await this.ledger.post(posting('payout', { bookingId, id, currency }, entries));
  }

  private payoutOf(
    id: string,
    { id: allocationId, bookingId, currency }: Allocation,
    { payment, account }: Way,
    amount: number,
    nettedAmount: number,
  ): Payout {
    return {
      id,
      allocationId,
      bookingId,
      influencerId: account.influencerId,
      amount: { amount, currency },
      nettedAmount,
      provider: account.provider,
      accountId: account.accountId,
      providerPaymentId: payment.providerPaymentId,
      status: 'requested',
      failure: null,
      providerTransferId: null,
      attempts: 0,
      createdAt: this.clock.date(),
      settledAt: null,
    };
  }
}

/** A transfer that failed is tried again in its own time. */
const isHeldUp = ({ heldUpBy, payoutAt }: Allocation, now: number): boolean =>
  heldUpBy !== null && heldUpBy !== 'minimum_amount' && payoutAt !== null && payoutAt.getTime() > now;

const entriesOf = (influencerId: string, sent: number, netted: number): LedgerEntry[] => [
  { ...personal('influencer_releasable', influencerId), amount: -(sent + netted) },
  { ...personal('influencer_in_transit', influencerId), amount: sent },
  { ...personal('influencer_debt', influencerId), amount: netted },
];
