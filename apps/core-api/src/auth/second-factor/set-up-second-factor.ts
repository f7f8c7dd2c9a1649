import { Injectable } from '@nestjs/common';
import { DomainError } from '@noillin/contracts';
import { SecondFactors, Sessions, Users } from '@noillin/identity';
import { Outbox } from '@noillin/messaging';
import { Transactions } from '@noillin/mongo';
import type { AuthenticatedUser } from '../access/current-user.decorator';
import { ConfirmPassword } from '../account/confirm-password';
import { Attempts } from '../throttle/attempts';
import { CheckCode } from './check-code';
import { newRecoveryCodes, recoveryHash } from './recovery-codes';
import { SecretBox } from './secret-box';
import { newTotpSecret, totpUri } from './totp';

/** Turns a second factor on and off. */
@Injectable()
export class SetUpSecondFactor {
  constructor(
    private readonly users: Users,
    private readonly sessions: Sessions,
    private readonly factors: SecondFactors,
    private readonly box: SecretBox,
    private readonly checkCode: CheckCode,
    private readonly confirmPassword: ConfirmPassword,
    private readonly attempts: Attempts,
    private readonly outbox: Outbox,
    private readonly transactions: Transactions,
  ) {}

  /** A new secret, which counts for nothing before it is confirmed. @throws DomainError `credentials_invalid`, `second_factor_enabled` */
  async begin(user: AuthenticatedUser, password: string): Promise<{ secret: string; uri: string }> {
    const { email } = await this.confirmPassword.run(user, password);
    const secret = newTotpSecret();
    await this.factors.begin(user.id, this.box.seal(secret, user.id));
    return { secret, uri: totpUri(secret, email) };
  }

  /** Answers the recovery codes. @throws DomainError `code_invalid`, `second_factor_absent`, `second_factor_enabled` */
  async confirm(user: AuthenticatedUser, code: string): Promise<string[]> {
    const factor = await this.factors.find(user.id);
    if (!factor) throw new DomainError('second_factor_absent');
    if (factor.isConfirmed) throw new DomainError('second_factor_enabled');
    await this.attempts.run(`code:${user.sessionId}`, () => this.checkCode.ofAuthenticator(user.id, code));
    const codes = newRecoveryCodes();
    await this.transactions.run(async () => {
      await this.factors.confirm(user.id, this.hashes(user.id, codes));
      await this.users.setSecondFactor(user.id, true);
      await this.sessions.noteSecondFactor(user.sessionId);
      await this.outbox.add('account.second_factor_enabled', { userId: user.id });
    });
    return codes;
  }

  /** New recovery codes in place of those that are left. @throws DomainError `code_invalid`, `second_factor_absent` */
  async renewRecoveryCodes(user: AuthenticatedUser, code: string): Promise<string[]> {
    await this.requireCode(user, code);
    const codes = newRecoveryCodes();
    await this.transactions.run(async () => {
      await this.factors.replaceRecoveryCodes(user.id, this.hashes(user.id, codes));
      await this.outbox.add('account.recovery_codes_renewed', { userId: user.id });
    });
    return codes;
  }

  /** @throws DomainError `credentials_invalid`, `code_invalid`, `second_factor_absent` */
  async disable(user: AuthenticatedUser, password: string, code: string): Promise<void> {
    await this.confirmPassword.run(user, password);
    await this.requireCode(user, code);
    await this.transactions.run(async () => {
      await this.factors.remove(user.id);
      await this.users.setSecondFactor(user.id, false);
      await this.outbox.add('account.second_factor_disabled', { userId: user.id });
    });
  }

  private async requireCode({ id, sessionId }: AuthenticatedUser, code: string): Promise<void> {
    const factor = await this.factors.find(id);
    if (!factor?.isConfirmed) throw new DomainError('second_factor_absent');
    await this.attempts.run(`code:${sessionId}`, () => this.checkCode.run(id, code));
  }

  private hashes(userId: string, codes: readonly string[]): string[] {
    return codes.map((code) => recoveryHash(userId, code));
  }
}
