import type { KeyObject } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { DomainError, ROLES, type Role } from '@noillin/contracts';
import { sign, TokenExpiredError, verify, type JwtPayload } from 'jsonwebtoken';
import { JwtConfig } from './jwt.config';
import { SigningKeys } from './signing-keys';

export const ACCESS_TOKEN_ALGORITHM = 'HS256';
export const ACCESS_TOKEN_ISSUER = 'noillin';

/** What an access token says about its bearer. */
export interface AccessTokenClaims {
  /** User id. */
  sub: string;
  role: Role;
  /** Session (refresh-token family) the token belongs to. */
  sid: string;
  /** Expiry, seconds since the epoch. */
  exp: number;
}

const isRole = (value: unknown): value is Role => ROLES.includes(value as Role);

/** Checks the shape of a verified payload; null when it is not one of our access tokens. */
export const toClaims = (payload: JwtPayload | string): AccessTokenClaims | null => {
  if (typeof payload === 'string') return null;
  const { sub, exp, role, sid } = payload as JwtPayload & { role?: unknown; sid?: unknown };
  if (typeof sub !== 'string' || typeof exp !== 'number' || !isRole(role) || typeof sid !== 'string')
    return null;
  return { sub, role, sid, exp };
};

/** Issues and verifies access tokens: one algorithm, one issuer, and only keys of our own. */
@Injectable()
export class AccessTokens {
  readonly lifetimeSeconds: number;
  private readonly keys: SigningKeys;

  constructor(config: JwtConfig) {
    this.keys = new SigningKeys(config);
    this.lifetimeSeconds = config.ACCESS_TOKEN_TTL_SECONDS;
  }

  /** The key that a token says it was signed with; null for a key that is not ours. */
  keyFor(token: string): KeyObject | null {
    return this.keys.keyFor(token);
  }

  issue(user: { id: string; role: Role; sessionId: string }): string {
    const { id, key } = this.keys.current;
    return sign({ role: user.role, sid: user.sessionId }, key, {
      algorithm: ACCESS_TOKEN_ALGORITHM,
      keyid: id,
      subject: user.id,
      issuer: ACCESS_TOKEN_ISSUER,
      expiresIn: this.lifetimeSeconds,
    });
  }

  /** @throws DomainError `token_expired` or `token_invalid` */
  verify(token: string): AccessTokenClaims {
    const key = this.keyFor(token);
    if (!key) throw new DomainError('token_invalid');
    try {
      const payload = verify(token, key, {
        algorithms: [ACCESS_TOKEN_ALGORITHM],
        issuer: ACCESS_TOKEN_ISSUER,
      });
      const claims = toClaims(payload);
      if (claims) return claims;
    } catch (error) {
      throw new DomainError(
        error instanceof TokenExpiredError ? 'token_expired' : 'token_invalid',
        {},
        { cause: error },
      );
    }
    throw new DomainError('token_invalid');
  }
}
