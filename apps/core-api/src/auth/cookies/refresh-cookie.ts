import { Injectable } from '@nestjs/common';
import { DomainError } from '@noillin/contracts';
import { SESSION_IDLE_MS } from '@noillin/identity';
import { parseCookie, stringifySetCookie } from 'cookie';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { AccountConfig } from '../account.config';
import type { TokenDelivery } from '../dto/token-delivery.dto';

/** `__Secure-` makes browsers refuse it over plain HTTP; no script reads it and no other site's request carries it. */
const NAME = '__Secure-noillin_refresh';
const ATTRIBUTES = { path: '/api/v1/auth', httpOnly: true, secure: true, sameSite: 'strict' } as const;

/**
 * The refresh token of browsers, in a cookie. SameSite=Strict keeps other sites from using it; that the Origin is our own is asked
 * as well, for the sake of browsers that know no SameSite, and of other hosts under the same domain.
 */
@Injectable()
export class RefreshCookie {
  private readonly ownOrigin: string;

  constructor({ PUBLIC_URL }: AccountConfig) {
    this.ownOrigin = new URL(PUBLIC_URL).origin;
  }

  /** @throws DomainError `cross_site_refused` for a request that no page of ours has sent */
  requireOwnOrigin({ headers }: FastifyRequest): void {
    if (headers.origin !== this.ownOrigin) throw new DomainError('cross_site_refused');
  }

  /** The token in the request's cookie; undefined where there is none. @throws DomainError `cross_site_refused` */
  read(request: FastifyRequest): string | undefined {
    const token = parseCookie(request.headers.cookie ?? '')[NAME];
    if (token) this.requireOwnOrigin(request);
    return token;
  }

  /** Puts the refresh token of an answer where the client wants it: a browser finds it in the cookie and nowhere else. */
  deliver<Answer extends { refreshToken: string }>(
    reply: FastifyReply,
    delivery: TokenDelivery | undefined,
    { refreshToken, ...answer }: Answer,
  ): Omit<Answer, 'refreshToken'> & { refreshToken?: string } {
    if (delivery !== 'cookie') return { ...answer, refreshToken };
    const maxAge = SESSION_IDLE_MS / 1_000;
    reply.header(
      'set-cookie',
      stringifySetCookie({ name: NAME, value: refreshToken, maxAge, ...ATTRIBUTES }),
    );
    return answer;
  }

  clear(reply: FastifyReply): void {
    reply.header('set-cookie', stringifySetCookie({ name: NAME, value: '', maxAge: 0, ...ATTRIBUTES }));
  }
}
