import { Injectable } from '@nestjs/common';
import { DomainError } from '@noillin/contracts';
import { Sessions, Users, type SessionOrigin } from '@noillin/identity';
import type { IssuedTokens } from './dto/session.dto';
import { SessionAnswers } from './session-answers';

/** Exchanges a refresh token for new tokens. */
@Injectable()
export class RefreshSession {
  constructor(
    private readonly users: Users,
    private readonly sessions: Sessions,
    private readonly answers: SessionAnswers,
  ) {}

  /** @throws DomainError `refresh_token_invalid`, also for a suspended user and for a session that a new password has ended */
  async run(refreshToken: string, origin: SessionOrigin): Promise<IssuedTokens> {
    const session = await this.sessions.rotate(refreshToken, origin);
    const user = await this.users.findById(session.userId);
    if (user?.status !== 'active' || user.credentialsVersion !== session.credentialsVersion)
      throw new DomainError('refresh_token_invalid');
    return this.answers.tokens(user, session);
  }
}
