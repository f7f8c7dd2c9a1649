import { Injectable } from '@nestjs/common';
import { DomainError } from '@noillin/contracts';
import { Sessions, Users } from '@noillin/identity';
import type { TokensDto } from './dto/session.dto';
import { SessionAnswers } from './session-answers';

/** Exchanges a refresh token for new tokens. */
@Injectable()
export class RefreshSession {
  constructor(
    private readonly users: Users,
    private readonly sessions: Sessions,
    private readonly answers: SessionAnswers,
  ) {}

  /** @throws DomainError `refresh_token_invalid`, also for a suspended user, whose sessions end here */
  async run(refreshToken: string): Promise<TokensDto> {
    const session = await this.sessions.rotate(refreshToken);
    const user = await this.users.findById(session.userId);
    if (user?.status === 'active') return this.answers.tokens(user, session);
    await this.sessions.closeAllOf(session.userId);
    throw new DomainError('refresh_token_invalid');
  }
}
