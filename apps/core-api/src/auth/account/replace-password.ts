import { Injectable } from '@nestjs/common';
import { DomainError } from '@noillin/contracts';
import { OneTimeTokens, Sessions, Users, type User } from '@noillin/identity';
import { Outbox } from '@noillin/messaging';
import { Transactions } from '@noillin/mongo';
import type { AuthenticatedUser } from '../access/current-user.decorator';
import { isGuessable } from '../passwords/is-unguessable';
import { Passwords } from '../passwords/passwords';
import { ConfirmPassword } from './confirm-password';

const refuseGuessable = (field: string, password: string, { email }: User): void => {
  if (!isGuessable(password, email)) return;
  const fields = [{ field, message: `${field} is too easy to guess` }];
  throw new DomainError('validation_failed', {}, { fields });
};

/** Gives an account another password. Sessions that began under the old one end, but for the one that changed it. */
@Injectable()
export class ReplacePassword {
  constructor(
    private readonly users: Users,
    private readonly sessions: Sessions,
    private readonly tokens: OneTimeTokens,
    private readonly passwords: Passwords,
    private readonly confirmPassword: ConfirmPassword,
    private readonly outbox: Outbox,
    private readonly transactions: Transactions,
  ) {}

  /** @throws DomainError `credentials_invalid` for a wrong current password, `rate_limited`, `validation_failed` */
  async change(user: AuthenticatedUser, currentPassword: string, newPassword: string): Promise<void> {
    const account = await this.confirmPassword.run(user, currentPassword);
    refuseGuessable('newPassword', newPassword, account);
    const passwordHash = await this.passwords.hash(newPassword);
    await this.transactions.run(() => this.store(user.id, passwordHash, user.sessionId));
  }

  /** @throws DomainError `link_invalid`; `validation_failed` leaves the token good for another try */
  async reset(token: string, password: string): Promise<void> {
    const passwordHash = await this.passwords.hash(password);
    await this.transactions.run(async () => {
      const holder = await this.tokens.redeem('reset_password', token);
      const account = holder && (await this.users.findById(holder.userId));
      if (!account) throw new DomainError('link_invalid');
      refuseGuessable('password', password, account);
      await this.store(account.id, passwordHash);
    });
  }

  private async store(userId: string, passwordHash: string, sessionId?: string): Promise<void> {
    const credentialsVersion = await this.users.setPassword(userId, passwordHash);
    if (sessionId !== undefined) await this.sessions.carryOver(sessionId, credentialsVersion);
    await this.sessions.end({ userId, except: sessionId }, 'password_changed');
    await this.tokens.revoke(userId, ['reset_password', 'change_email', 'second_factor']);
    await this.outbox.add('account.password_changed', { userId });
  }
}
