import { Injectable } from '@nestjs/common';
import { DomainError } from '@noillin/contracts';
import type { AuthenticatedUser } from '../access/current-user.decorator';
import { CheckCode } from '../second-factor/check-code';
import { Attempts } from '../throttle/attempts';
import { ConfirmPassword } from './confirm-password';

/** Asks for everything that logging in asks for, before something that cannot be undone. */
@Injectable()
export class ConfirmOwner {
  constructor(
    private readonly confirmPassword: ConfirmPassword,
    private readonly checkCode: CheckCode,
    private readonly attempts: Attempts,
  ) {}

  /**
   * @param code is asked for where the account has a second factor, and is not looked at where it has none
   * @throws DomainError `credentials_invalid`, `code_invalid`, `rate_limited`
   */
  async run(user: AuthenticatedUser, password: string, code?: string): Promise<void> {
    const { secondFactor } = await this.confirmPassword.run(user, password);
    if (!secondFactor) return;
    if (code === undefined) throw new DomainError('code_invalid');
    await this.attempts.run(`code:${user.sessionId}`, () => this.checkCode.run(user.id, code));
  }
}
