import { Injectable } from '@nestjs/common';
import { Clock } from '@noillin/utils';
import { AllocationRepository } from '../../allocation/allocation.repository';
import { ProviderRegistry } from '../../provider/provider-registry';
import type { PayoutAccount } from './payout-account';
import { PayoutAccountRepository } from './payout-account.repository';

/** Asks the provider what it thinks of an account, whatever its events said: an event may be lost or late. */
@Injectable()
export class RefreshAccount {
  constructor(
    private readonly accounts: PayoutAccountRepository,
    private readonly allocations: AllocationRepository,
    private readonly providers: ProviderRegistry,
    private readonly clock: Clock,
  ) {}

  /** After an event of the provider; null for an account that is not ours. */
  async run(provider: string, accountId: string): Promise<PayoutAccount | null> {
    const account = await this.accounts.findByAccount(provider, accountId);
    return account && this.store(account);
  }

  /** Stores the provider's answer. Money that waited for the account is looked at again at once. */
  async store(
    account: Pick<PayoutAccount, 'influencerId' | 'provider' | 'accountId'>,
  ): Promise<PayoutAccount> {
    const { influencerId, provider, accountId } = account;
    const { payoutsEnabled, requirements } = await this.providers.get(provider).accountStatus(accountId);
    const updatedAt = this.clock.date();
    const stored = { influencerId, provider, accountId, payoutsEnabled, requirements, updatedAt };
    await this.accounts.save(stored);
    if (payoutsEnabled) await this.allocations.hurryTransfersOf(influencerId, 'onboarding', updatedAt);
    return stored;
  }
}
