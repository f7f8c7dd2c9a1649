import { Injectable } from '@nestjs/common';
import { PaymentsConfig } from '../../payments.config';
import type { OnboardingLink } from '../../provider/account-provider';
import { ProviderRegistry } from '../../provider/provider-registry';
import type { PayoutAccount } from './payout-account';
import { PayoutAccountRepository } from './payout-account.repository';
import { RefreshAccount } from './refresh-account';

export interface Onboarding {
  influencerId: string;
  email: string;
  /** ISO 3166-1 alpha-2; the provider's default country when left out. */
  country?: string;
}

/** Brings an influencer to the provider's page on which they identify themselves and name their bank account. */
@Injectable()
export class OnboardInfluencer {
  constructor(
    private readonly accounts: PayoutAccountRepository,
    private readonly providers: ProviderRegistry,
    private readonly refreshing: RefreshAccount,
    private readonly config: PaymentsConfig,
  ) {}

  /**
   * Opens the account the first time; the provider opens one per influencer, however often it is asked.
   * @throws DomainError `payment_provider_unavailable`
   */
  async run(onboarding: Onboarding): Promise<OnboardingLink> {
    const { accountId } = (await this.find(onboarding.influencerId)) ?? (await this.open(onboarding));
    const page = `${this.config.PUBLIC_URL}/`;
    return this.provider.onboardingLink({ accountId, returnUrl: page, refreshUrl: page });
  }

  private find(influencerId: string): Promise<PayoutAccount | null> {
    return this.accounts.find(this.provider.name, influencerId);
  }

  private async open({ influencerId, email, country }: Onboarding): Promise<PayoutAccount> {
    const { accountId } = await this.provider.openAccount({
      influencerId,
      email,
      ...(country && { country }),
    });
    return this.refreshing.store({ influencerId, provider: this.provider.name, accountId });
  }

  private get provider() {
    return this.providers.get(this.config.PAYMENT_PROVIDER);
  }
}
