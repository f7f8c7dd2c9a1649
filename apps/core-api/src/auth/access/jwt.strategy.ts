import { Injectable } from '@nestjs/common';
import { PassportStrategy } from '@nestjs/passport';
import { ACCESS_TOKEN_ALGORITHM, ACCESS_TOKEN_ISSUER, AccessTokens, toClaims } from '@noillin/auth';
import { DomainError } from '@noillin/contracts';
import { ExtractJwt, Strategy } from 'passport-jwt';
import type { AuthenticatedUser } from './current-user.decorator';
import { LiveSessions } from './live-sessions';

/** Passport's JWT strategy with our keys as KeyObjects, one algorithm and one issuer. */
@Injectable()
export class JwtStrategy extends PassportStrategy(Strategy, 'jwt') {
  constructor(
    tokens: AccessTokens,
    private readonly liveSessions: LiveSessions,
  ) {
    super({
      jwtFromRequest: ExtractJwt.fromAuthHeaderAsBearerToken(),
      // Passport's types know strings and buffers only; jsonwebtoken takes the KeyObject.
      secretOrKeyProvider: (_request, token: string, done) => {
        const key = tokens.keyFor(token);
        done(key ? null : new Error('a key that is not ours'), key as unknown as Buffer);
      },
      algorithms: [ACCESS_TOKEN_ALGORITHM],
      issuer: ACCESS_TOKEN_ISSUER,
    });
  }

  /** @throws DomainError `token_invalid` for a signed payload that is not an access token, `session_ended` */
  async validate(payload: object): Promise<AuthenticatedUser> {
    const claims = toClaims(payload);
    if (!claims) throw new DomainError('token_invalid');
    const user = await this.liveSessions.find(claims);
    if (!user) throw new DomainError('session_ended');
    return user;
  }
}
