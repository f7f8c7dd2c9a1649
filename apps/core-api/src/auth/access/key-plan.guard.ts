import { Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { DomainError } from '@noillin/contracts';
import { KeyRateLimits, type KeyUsage } from '@noillin/partners';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { userOf } from './current-user.decorator';

/** `RateLimit` and `RateLimit-Policy` as structured fields (draft-ietf-httpapi-ratelimit-headers-10). */
const headersOf = ({ plan, remaining, resetSeconds }: KeyUsage) => ({
  'ratelimit-policy': `"${plan.name}";q=${plan.requests};w=${plan.seconds}`,
  ratelimit: `"${plan.name}";r=${remaining};t=${resetSeconds}`,
});

/** Keeps API keys to their plans. Runs after authentication; people with a session are limited by the gateway alone. */
@Injectable()
export class KeyPlanGuard implements CanActivate {
  constructor(private readonly limits: KeyRateLimits) {}

  /** @throws DomainError `rate_limited` with when the next window begins */
  async canActivate(context: ExecutionContext): Promise<boolean> {
    const http = context.switchToHttp();
    const key = userOf(http.getRequest<FastifyRequest>())?.apiKey;
    if (!key) return true;
    const usage = await this.limits.count(key.id, key.plan);
    http.getResponse<FastifyReply>().headers(headersOf(usage));
    if (usage.allowed) return true;
    throw new DomainError('rate_limited', {}, { retryAfterSeconds: usage.resetSeconds });
  }
}
