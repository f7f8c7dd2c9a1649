import { Injectable } from '@nestjs/common';
import { AuditTrail } from '@noillin/audit';
import { AccessTokens } from '@noillin/auth';
import type { OpenSession, User } from '@noillin/identity';
import type { IssuedSession, IssuedTokens, UserDto } from './dto/session.dto';

export const toUserDto = ({ id, email, role, displayName }: User): UserDto => ({
  id,
  email,
  role,
  displayName,
});

/** Turns sessions into what clients get. */
@Injectable()
export class SessionAnswers {
  constructor(
    private readonly accessTokens: AccessTokens,
    private readonly audit: AuditTrail,
  ) {}

  tokens({ id, role }: User, { sessionId, refreshToken }: OpenSession): IssuedTokens {
    return {
      accessToken: this.accessTokens.issue({ id, role, sessionId }),
      refreshToken,
      expiresIn: this.accessTokens.lifetimeSeconds,
    };
  }

  /** What somebody gets who has just logged in, which is written down first. */
  async session(user: User, session: OpenSession): Promise<IssuedSession> {
    await this.audit.record({
      action: 'session.opened',
      actorId: user.id,
      subject: { type: 'session', id: session.sessionId },
    });
    return { user: toUserDto(user), ...this.tokens(user, session) };
  }
}
