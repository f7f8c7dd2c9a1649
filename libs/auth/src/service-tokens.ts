import { Injectable } from '@nestjs/common';
import { DomainError } from '@noillin/contracts';
import { sign, verify } from 'jsonwebtoken';
import { ACCESS_TOKEN_ALGORITHM } from './access-tokens';
import { JwtConfig } from './jwt.config';
import { SigningKeys } from './signing-keys';

/** Header in which services name themselves to each other. The gateway hands on no such header from outside. */
export const SERVICE_TOKEN_HEADER = 'x-service-token';
/** Another issuer than that of access tokens: neither kind passes for the other. */
const SERVICE_TOKEN_ISSUER = 'noillin-services';
const LIFETIME_SECONDS = 60;

/** What services of the platform show each other on internal routes: signed with the keys that they share, for a minute. */
@Injectable()
export class ServiceTokens {
  private readonly keys: SigningKeys;

  constructor(config: JwtConfig) {
    this.keys = new SigningKeys(config);
  }

  /** A token in the name of `service`. */
  issue(service: string): string {
    const { id, key } = this.keys.current;
    return sign({}, key, {
      algorithm: ACCESS_TOKEN_ALGORITHM,
      keyid: id,
      subject: service,
      issuer: SERVICE_TOKEN_ISSUER,
      expiresIn: LIFETIME_SECONDS,
    });
  }

  /** The service that a token names. @throws DomainError `service_token_invalid` */
  verify(token: string): string {
    const key = this.keys.keyFor(token);
    if (!key) throw new DomainError('service_token_invalid');
    try {
      const payload = verify(token, key, {
        algorithms: [ACCESS_TOKEN_ALGORITHM],
        issuer: SERVICE_TOKEN_ISSUER,
        maxAge: LIFETIME_SECONDS,
      });
      if (typeof payload === 'object' && payload.sub) return payload.sub;
    } catch (error) {
      throw new DomainError('service_token_invalid', {}, { cause: error });
    }
    throw new DomainError('service_token_invalid');
  }
}
