import { Injectable } from '@nestjs/common';
import { DomainError } from '@noillin/contracts';
import { Transactions } from '@noillin/mongo';
import { Clock, newId, newSecret } from '@noillin/utils';
import { PaymentsConfig } from '../payments.config';
import type { OnboardingLink, OnboardingRequest, ProviderAccountStatus } from '../provider/payment-provider';
import { RecordEvent } from './record-event';
import { requirementsOf, type SandboxAccount } from './sandbox-account';
import { SandboxAccounts } from './sandbox-accounts.repository';

const LINK_LIVES_MS = 10 * 60_000;

/** Influencers' accounts at the sandbox: opened at once, able to receive money once somebody clicked through the page. */
@Injectable()
export class OnboardSandboxAccount {
  constructor(
    private readonly accounts: SandboxAccounts,
    private readonly recording: RecordEvent,
    private readonly transactions: Transactions,
    private readonly config: PaymentsConfig,
    private readonly clock: Clock,
  ) {}

  async open(influencerId: string): Promise<{ accountId: string }> {
    const account = await this.accounts.openOnce({
      id: `sbx_acct_${newId()}`,
      influencerId,
      token: newSecret(),
      link: null,
      identified: false,
      balances: {},
      sequence: 0,
      createdAt: this.clock.date(),
    });
    return { accountId: account.id };
  }

  async link({ accountId, returnUrl, refreshUrl }: OnboardingRequest): Promise<OnboardingLink> {
    const token = newSecret();
    const expiresAt = new Date(this.clock.now() + LINK_LIVES_MS);
    const account = await this.accounts.setLink(accountId, token, { returnUrl, refreshUrl, expiresAt });
    if (!account) throw new DomainError('not_found', { resource: 'account' });
    return { url: `${this.config.PUBLIC_URL}/api/v1/sandbox/onboarding/${token}`, expiresAt };
  }

  async status(accountId: string): Promise<ProviderAccountStatus> {
    const account = await this.accounts.findById(accountId);
    if (!account) throw new DomainError('not_found', { resource: 'account' });
    return { payoutsEnabled: account.identified, requirements: requirementsOf(account) };
  }

  /**
   * The influencer clicked through. Doing so again changes nothing.
   * @throws DomainError `rule_refused` when the link is too old
   */
  identify({ id, link }: SandboxAccount): Promise<void> {
    if (!link || link.expiresAt.getTime() <= this.clock.now())
      throw new DomainError('rule_refused', { reason: 'This link is too old; ask for a new one.' });
    return this.transactions.run(async () => {
      const account = await this.accounts.identify(id);
      if (account) await this.recording.accountUpdated(account);
    });
  }
}
