import { Injectable } from '@nestjs/common';
import { DomainError } from '@noillin/contracts';
import { OneTimeTokens, Users } from '@noillin/identity';
import { Outbox } from '@noillin/messaging';
import { Transactions } from '@noillin/mongo';
import type { AuthenticatedUser } from '../access/current-user.decorator';
import { ConfirmPassword } from './confirm-password';

/** Moves an account to another address, once somebody has answered there; the old address is told. */
@Injectable()
export class ChangeEmail {
  constructor(
    private readonly users: Users,
    private readonly tokens: OneTimeTokens,
    private readonly confirmPassword: ConfirmPassword,
    private readonly outbox: Outbox,
    private readonly transactions: Transactions,
  ) {}

  /**
   * Answers alike whether the address has an account or not: who confirms it learns that.
   * @throws DomainError `credentials_invalid`, `rate_limited`
   */
  async request(user: AuthenticatedUser, email: string, password: string): Promise<void> {
    await this.confirmPassword.run(user, password);
    await this.transactions.run(async () => {
      await this.users.setPendingEmail(user.id, email);
      await this.tokens.revoke(user.id, ['change_email']);
      await this.outbox.add('account.email_change_requested', { userId: user.id });
    });
  }

  /** @throws DomainError `link_invalid`, `email_taken` */
  async confirm(token: string): Promise<void> {
    await this.transactions.run(async () => {
      const holder = await this.tokens.redeem('change_email', token);
      if (!holder?.email) throw new DomainError('link_invalid');
      await this.users.setEmail(holder.userId, holder.email);
      await this.tokens.revoke(holder.userId, ['reset_password', 'verify_email', 'change_email']);
      await this.outbox.add('account.email_changed', { userId: holder.userId });
    });
  }
}
