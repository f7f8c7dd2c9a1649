import { Injectable } from '@nestjs/common';
import { DomainError } from '@noillin/contracts';
import { SecondFactors } from '@noillin/identity';
import { SystemClock } from '@noillin/utils';
import { recoveryHash } from './recovery-codes';
import { SecretBox } from './secret-box';
import { stepOf } from './totp';

/** Checks codes of authenticators, and recovery codes. A code that was right is used up. */
@Injectable()
export class CheckCode {
  constructor(
    private readonly factors: SecondFactors,
    private readonly box: SecretBox,
    private readonly clock: SystemClock,
  ) {}

  /** @throws DomainError `code_invalid` for a wrong code, and for one that was used */
  async run(userId: string, code: string): Promise<void> {
    if (await this.isAuthenticators(userId, code)) return;
    if (await this.factors.takeRecoveryCode(userId, recoveryHash(userId, code))) return;
    throw new DomainError('code_invalid');
  }

  /** Only the authenticator's code: to confirm one, its recovery codes do not exist yet. @throws DomainError `code_invalid` */
  async ofAuthenticator(userId: string, code: string): Promise<void> {
    if (!(await this.isAuthenticators(userId, code))) throw new DomainError('code_invalid');
  }

  private async isAuthenticators(userId: string, code: string): Promise<boolean> {
    const factor = await this.factors.find(userId);
    if (!factor) return false;
    const step = stepOf(this.box.open(factor.sealedSecret, userId), code, this.clock.now());
    return step !== null && this.factors.takeStep(userId, step);
  }
}
