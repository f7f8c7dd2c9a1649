import { Injectable } from '@nestjs/common';
import { DomainError } from '@noillin/contracts';
import { OneTimeTokens, Users } from '@noillin/identity';
import { Outbox } from '@noillin/messaging';
import { Transactions } from '@noillin/mongo';

/** Finds out that an account's address belongs to its owner. */
@Injectable()
export class VerifyEmail {
  constructor(
    private readonly users: Users,
    private readonly tokens: OneTimeTokens,
    private readonly outbox: Outbox,
    private readonly transactions: Transactions,
  ) {}

  /** Has another link mailed, unless the address is verified. */
  async request(userId: string): Promise<void> {
    const user = await this.users.findById(userId);
    if (user && !user.emailVerifiedAt) await this.outbox.add('account.verification_requested', { userId });
  }

  /** @throws DomainError `link_invalid`, also for a link to an address that is not the account's any more */
  async confirm(token: string): Promise<void> {
    await this.transactions.run(async () => {
      const holder = await this.tokens.redeem('verify_email', token);
      if (!holder?.email || !(await this.users.markEmailVerified(holder.userId, holder.email)))
        throw new DomainError('link_invalid');
      await this.outbox.add('account.email_verified', { userId: holder.userId });
    });
  }
}
