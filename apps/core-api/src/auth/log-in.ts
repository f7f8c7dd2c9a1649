import { Injectable } from '@nestjs/common';
import { DomainError } from '@noillin/contracts';
import {
  emailKey,
  OneTimeTokens,
  Sessions,
  TOKEN_LIFETIME_MS,
  Users,
  type SessionOrigin,
  type User,
  type UserWithPassword,
} from '@noillin/identity';
import { Outbox } from '@noillin/messaging';
import type { LoginDto } from './dto/login.dto';
import type { IssuedSession } from './dto/session.dto';
import { Passwords } from './passwords/passwords';
import { SessionAnswers } from './session-answers';
import { Attempts } from './throttle/attempts';

/** Opens a session for whoever knows the password. */
@Injectable()
export class LogIn {
  constructor(
    private readonly users: Users,
    private readonly sessions: Sessions,
    private readonly passwords: Passwords,
    private readonly answers: SessionAnswers,
    private readonly attempts: Attempts,
    private readonly tokens: OneTimeTokens,
    private readonly outbox: Outbox,
  ) {}

  /**
   * @param place under which attempts at this account are counted
   * @throws DomainError `credentials_invalid`; `account_suspended` and `mfa_required` to somebody who knows the password; and `rate_limited` after
   * several wrong passwords for this account from this place: nobody else has to wait for it
   */
  async run(
    { email, password }: Pick<LoginDto, 'email' | 'password'>,
    origin: SessionOrigin,
    place: string,
  ): Promise<IssuedSession> {
    // Asked for while the attempts are counted; who is told to wait needs no answer.
    const finding = this.users.findByEmail(email);
    finding.catch(() => undefined);
    const user = await this.attempts.run(
      `login:${emailKey(email)}:${place}`,
      async () => this.check(await finding, password),
      async (waitSeconds) => {
        const userId = (await finding)?.id ?? null;
        await this.outbox.add('account.login_failed', { userId, address: origin.address, waitSeconds });
      },
    );
    if (user.status === 'erased') throw new DomainError('credentials_invalid');
    if (user.status === 'suspended') throw new DomainError('account_suspended');
    if (user.secondFactor) throw await this.challenge(user);
    return this.answers.session(user, await this.sessions.open(user, origin));
  }

  private async challenge({ id }: User): Promise<DomainError> {
    const challengeToken = await this.tokens.issue('second_factor', { userId: id, email: null });
    const expiresIn = TOKEN_LIFETIME_MS.second_factor / 1_000;
    return new DomainError('mfa_required', {}, { members: { challengeToken, expiresIn } });
  }

  private async check(user: UserWithPassword | null, password: string): Promise<UserWithPassword> {
    const isRight = await this.passwords.matches(user?.passwordHash ?? null, password);
    if (!user || !isRight) throw new DomainError('credentials_invalid');
    return user;
  }
}
