import { Injectable } from '@nestjs/common';
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
  constructor(private readonly accessTokens: AccessTokens) {}

  tokens({ id, role }: User, { sessionId, refreshToken }: OpenSession): IssuedTokens {
    return {
      accessToken: this.accessTokens.issue({ id, role, sessionId }),
      refreshToken,
      expiresIn: this.accessTokens.lifetimeSeconds,
    };
  }

  session(user: User, session: OpenSession): IssuedSession {
    return { user: toUserDto(user), ...this.tokens(user, session) };
  }
}
