import { newId } from '@noillin/utils';
import { AllocationRepository } from '../allocation/allocation.repository';
import type { Allocation } from '../allocation/allocation';
import { ReleaseAllocations } from '../allocation/release-allocations';
import type { Account } from '../ledger/accounts';
import { Ledger } from '../ledger/ledger';
import { VerifyLedger, type LedgerReport } from '../ledger/verify-ledger';
import { ReconcileRefunds } from '../refund/reconcile-refunds';
import { PaymentsFixture } from '../payments.fixture';
import { SandboxAccounts } from '../sandbox/sandbox-accounts.repository';
import { Settlement, type GiveBack } from '../settlement/settlement';
import { OnboardInfluencer } from './account/onboard-influencer';
import { RefreshAccount } from './account/refresh-account';
import { ExecutePayouts } from './execute-payouts';
import { ExecuteRecoveries } from './execute-recoveries';
import { StartPayouts } from './start-payouts';

export const HOUR = 3_600_000;
export const MORE_THAN_A_DAY = 25 * HOUR;
/** Longer than the cooling period. */
export const COOLED = 73 * HOUR;

/** A booking of whose money a test speaks. */
export interface PaidBooking {
  bookingId: string;
  paymentId: string;
  members: string[];
}

/** Bookings' money on the real database and the sandbox, driven step by step instead of by the worker's timers. */
export class MoneyFixture extends PaymentsFixture {
  /** An influencer whose account at the sandbox can receive money. */
  async onboarded(influencerId = newId()): Promise<string> {
    await this.get(OnboardInfluencer).run({ influencerId, email: `${influencerId}@example.test` });
    const { accountId } = await this.sandboxAccount(influencerId);
    await this.connection
      .collection<{ _id: string }>('sandbox_accounts')
      .updateOne({ _id: accountId }, { $set: { identified: true } });
    await this.get(RefreshAccount).run('sandbox', accountId);
    return influencerId;
  }

  async sandboxAccount(influencerId: string): Promise<{ accountId: string }> {
    const row = await this.connection
      .collection<{ _id: string; accountId: string }>('payout_accounts')
      .findOne({ _id: `sandbox:${influencerId}` });
    if (!row) throw new Error(`${influencerId} has no account`);
    return { accountId: row.accountId };
  }

  /** What the influencer has at the sandbox. */
  async sandboxBalance(influencerId: string, currency = 'EUR'): Promise<number> {
    const { accountId } = await this.sandboxAccount(influencerId);
    return (await this.get(SandboxAccounts).findById(accountId))?.balances[currency] ?? 0;
  }

  /** What was transferred to the influencer, minor units of each transfer. */
  async transfersTo(influencerId: string): Promise<number[]> {
    const { accountId } = await this.sandboxAccount(influencerId);
    const rows = await this.connection
      .collection<{ accountId: string; amount: { amount: number } }>('sandbox_transfers')
      .find({ accountId })
      .toArray();
    return rows.map(({ amount }) => amount.amount);
  }

  /** The influencer has spent what they had. */
  async emptySandboxAccount(influencerId: string): Promise<void> {
    const { accountId } = await this.sandboxAccount(influencerId);
    await this.connection
      .collection<{ _id: string }>('sandbox_accounts')
      .updateOne({ _id: accountId }, { $set: { balances: {} } });
  }

  /** Paid, confirmed and divided with a fee of 15 %; the members share the rest evenly. */
  async paidBooking(amount: number, members: string[], currency = 'EUR'): Promise<PaidBooking> {
    const { id: paymentId, bookingId } = await this.paidPayment({ amount: { amount, currency } });
    const even = Math.floor(10_000 / members.length);
    const shares = members.map((influencerId, index) => ({
      influencerId,
      shareBps: index === 0 ? 10_000 - even * (members.length - 1) : even,
    }));
    await this.settlement.allocate({ bookingId, amount, currency, feeBps: 1_500, members: shares });
    return { bookingId, paymentId, members };
  }

  /** Paid, divided and completed: it cools down. */
  async completedBooking(amount: number, members: string[]): Promise<PaidBooking> {
    const booking = await this.paidBooking(amount, members);
    await this.settlement.startCooling(booking.bookingId);
    return booking;
  }

  /** Paid, divided, completed, cooled down, and transferred. */
  async paidOutBooking(amount: number, members: string[]): Promise<PaidBooking> {
    const booking = await this.completedBooking(amount, members);
    this.clock.putForward(COOLED);
    await this.work();
    return booking;
  }

  get settlement(): Settlement {
    return this.get(Settlement);
  }

  /** Gives money back and lets the provider pay it. */
  async refund(bookingId: string, amount: number, more: Partial<GiveBack> = {}): Promise<void> {
    const refund = await this.settlement.giveBack(bookingId, {
      refundId: newId(),
      amount,
      reason: 'test',
      ...more,
    });
    await this.payments.executeRefund(refund.id);
  }

  /** Does everything that the worker would find to do now. */
  async work(): Promise<void> {
    const steps = [
      () => this.get(ReleaseAllocations).runOne(),
      () => this.get(StartPayouts).runOne(),
      () => this.get(ExecutePayouts).runOne(),
      () => this.get(ExecuteRecoveries).runOne(),
    ];
    for (const step of steps) while (await step());
  }

  /** Everything that can happen to a completed booking's money: paid out, then 40.00 refunded and taken back. */
  async payOutAndTakeBack(bookingId: string, refundId: string): Promise<void> {
    await this.work();
    await this.settlement.giveBack(bookingId, { refundId, amount: 4_000, reason: 'test' });
    await this.get(ReconcileRefunds).run(refundId);
    await this.work();
  }

  async parts({ bookingId }: PaidBooking): Promise<Allocation[]> {
    return this.get(AllocationRepository).ofBooking(bookingId);
  }

  async part(booking: PaidBooking, influencerId: string | null): Promise<Allocation> {
    const found = (await this.parts(booking)).find((part) => part.influencerId === influencerId);
    if (!found) throw new Error(`no part of ${influencerId}`);
    return found;
  }

  /** An influencer's balances in euros, without those that are zero. */
  async balances(influencerId: string): Promise<Partial<Record<Account, number>>> {
    const balances = await this.get(Ledger).balancesOf(influencerId);
    const some = balances.filter(({ currency, amount }) => currency === 'EUR' && amount !== 0);
    return Object.fromEntries(some.map(({ account, amount }) => [account, amount]));
  }

  verify(): Promise<LedgerReport> {
    return this.get(VerifyLedger).run();
  }
}
