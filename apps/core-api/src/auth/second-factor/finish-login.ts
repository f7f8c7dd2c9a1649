import { Injectable } from '@nestjs/common';
import { DomainError } from '@noillin/contracts';
import { OneTimeTokens, Sessions, Users, type SessionOrigin } from '@noillin/identity';
import { Outbox } from '@noillin/messaging';
import type { IssuedSession } from '../dto/session.dto';
import { SessionAnswers } from '../session-answers';
import { Attempts } from '../throttle/attempts';
import { networkOf } from '../throttle/network-of';
import { CheckCode } from './check-code';

/** The second step of a login: a code, by somebody who has shown that they know the password. */
@Injectable()
export class FinishLogin {
  constructor(
    private readonly users: Users,
    private readonly sessions: Sessions,
    private readonly tokens: OneTimeTokens,
    private readonly checkCode: CheckCode,
    private readonly attempts: Attempts,
    private readonly answers: SessionAnswers,
    private readonly outbox: Outbox,
  ) {}

  /** @throws DomainError `challenge_invalid`, `code_invalid`, `account_suspended`, `rate_limited` */
  async run(challengeToken: string, code: string, origin: SessionOrigin): Promise<IssuedSession> {
    const holder = await this.tokens.attempt('second_factor', challengeToken);
    if (!holder) throw new DomainError('challenge_invalid');
    const { userId } = holder;
    await this.attempts.run(
      `code:${userId}:${networkOf(origin.address)}`,
      () => this.checkCode.run(userId, code),
      (waitSeconds) =>
        this.outbox.add('account.login_failed', { userId, address: origin.address, waitSeconds }),
    );
    const user = await this.users.findById(userId);
    // Of two who answer the same challenge, one has answered it.
    if (!user || !(await this.tokens.redeem('second_factor', challengeToken)))
      throw new DomainError('challenge_invalid');
    if (user.status === 'erased') throw new DomainError('credentials_invalid');
    if (user.status === 'suspended') throw new DomainError('account_suspended');
    return this.answers.session(user, await this.sessions.open(user, origin, { secondFactor: true }));
  }
}
