import { Injectable } from '@nestjs/common';
import type {
  AccountProvider,
  OnboardingLink,
  OnboardingRequest,
  OpenAccountRequest,
  ProviderAccountStatus,
} from '../provider/payment-provider';
import { StripeClient } from './stripe-client';
import { dateOf } from './stripe-state';

/** Influencers' Express accounts: Stripe's own pages ask who they are and where their money goes. */
@Injectable()
export class StripeAccounts implements AccountProvider {
  constructor(private readonly stripe: StripeClient) {}

  /** The key holds for a day: store the account's id before that. */
  async openAccount({ influencerId, email, country }: OpenAccountRequest): Promise<{ accountId: string }> {
    const account = await this.stripe.ask((sdk) =>
      sdk.accounts.create(
        {
          type: 'express',
          email,
          ...(country && { country }),
          capabilities: { transfers: { requested: true } },
          metadata: { influencerId },
        },
        { idempotencyKey: `account:${influencerId}` },
      ),
    );
    return { accountId: account.id };
  }

  async onboardingLink({ accountId, returnUrl, refreshUrl }: OnboardingRequest): Promise<OnboardingLink> {
    const link = await this.stripe.ask((sdk) =>
      sdk.accountLinks.create({
        account: accountId,
        type: 'account_onboarding',
        return_url: returnUrl,
        refresh_url: refreshUrl,
      }),
    );
    return { url: link.url, expiresAt: dateOf(link.expires_at) };
  }

  async accountStatus(accountId: string): Promise<ProviderAccountStatus> {
    const account = await this.stripe.ask((sdk) => sdk.accounts.retrieve(accountId));
    const { capabilities, payouts_enabled: payouts, requirements } = account;
    const due = [...(requirements?.past_due ?? []), ...(requirements?.currently_due ?? [])];
    return {
      payoutsEnabled: payouts && capabilities?.transfers === 'active',
      requirements: [...new Set(due)],
    };
  }
}
