import { Injectable } from '@nestjs/common';
import { isDomainError } from '@noillin/contracts';
import { Clock } from '@noillin/utils';
import type { ProviderTransfer } from '../provider/transfer-provider';
import { ProviderRegistry } from '../provider/provider-registry';
import { RefreshAccount } from './account/refresh-account';
import type { Payout, PayoutFailure } from './payout';
import { PayoutRepository } from './payout.repository';
import { SettlePayout } from './settle-payout';

/** When somebody asks about a transfer whose outcome is not known: the provider or this worker failed half-way. */
const AGAIN_MS = 60_000;

/** Makes the transfers that were decided, each once, whatever fails between the provider and our record. */
@Injectable()
export class ExecutePayouts {
  constructor(
    private readonly payouts: PayoutRepository,
    private readonly providers: ProviderRegistry,
    private readonly settling: SettlePayout,
    private readonly accounts: RefreshAccount,
    private readonly clock: Clock,
  ) {}

  /** Takes the payout that has been due longest; answers false when none is. */
  async runOne(): Promise<boolean> {
    const now = this.clock.now();
    const payout = await this.payouts.takeDue(new Date(now), new Date(now + AGAIN_MS));
    if (!payout) return false;
    try {
      const { providerTransferId } = await this.transfer(payout);
      await this.settling.arrived(payout.id, providerTransferId);
    } catch (error) {
      const failure = refusalIn(error);
      if (!failure) throw error;
      if (failure === 'onboarding') await this.accounts.run(payout.provider, payout.accountId);
      await this.settling.refused(payout.id, failure);
    }
    return true;
  }

  /** From the second attempt on asks first whether an earlier one went through. */
  private async transfer(payout: Payout): Promise<ProviderTransfer> {
    const { id: transferId, bookingId, accountId, amount, providerPaymentId } = payout;
    const provider = this.providers.get(payout.provider);
    const made = payout.attempts > 1 ? await provider.findTransfer({ transferId, bookingId }) : null;
    if (made) return made;
    const request = { transferId, bookingId, destinationAccountId: accountId, amount, providerPaymentId };
    return provider.createTransfer(request);
  }
}

/** Whether the provider said no, and why; null for anything after which the outcome is not known. */
const refusalIn = (error: unknown): PayoutFailure | null => {
  if (isDomainError(error, 'provider_balance_too_low')) return 'provider_balance';
  if (isDomainError(error, 'payout_account_not_ready')) return 'onboarding';
  return isDomainError(error, 'provider_refused') ? 'provider_refused' : null;
};
