import { Injectable } from '@nestjs/common';
import { Clock, toPage, type Page } from '@noillin/utils';
import { AllocationRepository } from '../allocation/allocation.repository';
import { LedgerRepository } from '../ledger/ledger.repository';
import { PaymentsConfig } from '../payments.config';
import type { OnboardingLink } from '../provider/account-provider';
import { OnboardInfluencer, type Onboarding } from './account/onboard-influencer';
import type { PayoutAccount } from './account/payout-account';
import { PayoutAccountRepository } from './account/payout-account.repository';
import { RefreshAccount } from './account/refresh-account';
import { PayoutRepository } from './payout.repository';
import type { PayoutSettings } from './schedule/payout-settings';
import { PayoutSettingsRepository } from './schedule/payout-settings.repository';
import { balancesByCurrency, type PayoutBalance } from './view/payout-balance';
import { statementOf, type Statement } from './view/statement';
import { timelineOf, type PayoutTimeline } from './view/timeline';

/** The face of an influencer's money towards the influencer. */
@Injectable()
export class Payouts {
  constructor(
    private readonly allocations: AllocationRepository,
    private readonly payouts: PayoutRepository,
    private readonly ledger: LedgerRepository,
    private readonly settings: PayoutSettingsRepository,
    private readonly accounts: PayoutAccountRepository,
    private readonly refreshing: RefreshAccount,
    private readonly onboarding: OnboardInfluencer,
    private readonly config: PaymentsConfig,
    private readonly clock: Clock,
  ) {}

  /** Every part of a booking's price that is or was the influencer's, those of the newest bookings first. */
  async timeline(influencerId: string, limit: number, before?: string): Promise<Page<PayoutTimeline>> {
    const parts = await this.allocations.ofInfluencer(influencerId, limit + 1, before);
    const { items, nextCursor } = toPage(parts, limit);
    const payouts = await this.payouts.ofAllocations(items.map(({ id }) => id));
    const { schedule } = await this.settings.of(influencerId);
    const account = await this.accounts.find(this.config.PAYMENT_PROVIDER, influencerId);
    const circumstances = { schedule, canReceive: account?.payoutsEnabled ?? false, now: this.clock.now() };
    const timelines = items.map((part) => {
      const own = payouts.filter(({ allocationId }) => allocationId === part.id);
      return timelineOf(part, own, circumstances);
    });
    return { items: timelines, nextCursor };
  }

  async balances(influencerId: string): Promise<PayoutBalance[]> {
    return balancesByCurrency(await this.ledger.balancesOf(influencerId));
  }

  /** Moves of `[from, to)`, with the balances before and after. */
  async statement(influencerId: string, from: Date, to: Date): Promise<Statement> {
    const before = await this.ledger.balancesBefore(influencerId, from);
    const moves = await this.ledger.ofOwner(influencerId, from, to);
    return statementOf(influencerId, { from, to }, before, moves);
  }

  settingsOf(influencerId: string): Promise<PayoutSettings> {
    return this.settings.of(influencerId);
  }

  /** Released money that waits follows the new settings from now on. */
  async changeSettings(influencerId: string, settings: PayoutSettings): Promise<PayoutSettings> {
    await this.settings.set(influencerId, settings);
    await this.allocations.rescheduleTransfersOf(influencerId, null, this.clock.date());
    return settings;
  }

  /** The influencer wants what is released now, whatever the schedule; answers how many parts will go. */
  async payNow(influencerId: string): Promise<number> {
    const now = this.clock.date();
    return this.allocations.rescheduleTransfersOf(influencerId, now, now);
  }

  /** @throws DomainError `payment_provider_unavailable` */
  startOnboarding(onboarding: Onboarding): Promise<OnboardingLink> {
    return this.onboarding.run(onboarding);
  }

  /**
   * The influencer's account at the provider; asks the provider while it cannot receive money. Null before the first
   * onboarding.
   * @throws DomainError `payment_provider_unavailable`
   */
  async account(influencerId: string): Promise<PayoutAccount | null> {
    const account = await this.accounts.find(this.config.PAYMENT_PROVIDER, influencerId);
    return account && !account.payoutsEnabled ? this.refreshing.store(account) : account;
  }
}
