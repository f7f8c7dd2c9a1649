import { createHash, timingSafeEqual } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import { Injectable } from '@nestjs/common';
import { isDomainError } from '@noillin/contracts';
import { GatewayConfig } from './gateway.config';
import { SERVICE_TOKEN_HEADER, ServiceTokens } from './service-tokens';

/** Header by which the gateway names itself. It hands on none of that name from outside. */
export const GATEWAY_SECRET_HEADER = 'x-gateway-secret';

const digest = (text: string): Buffer => createHash('sha256').update(text).digest();

/** Tells requests that came through the gateway, or from another service of the platform, from all others. */
@Injectable()
export class GatewayPass {
  /** Null where none is configured, in development: nobody is refused then. */
  private readonly expected: Buffer | null;

  constructor(
    { GATEWAY_SECRET }: GatewayConfig,
    private readonly serviceTokens: ServiceTokens,
  ) {
    this.expected = GATEWAY_SECRET === '' ? null : digest(GATEWAY_SECRET);
  }

  /** Takes as long for every wrong secret. */
  isGood(headers: IncomingHttpHeaders): boolean {
    if (!this.expected) return true;
    const shown = headers[GATEWAY_SECRET_HEADER];
    if (typeof shown === 'string') return timingSafeEqual(digest(shown), this.expected);
    return this.isService(headers[SERVICE_TOKEN_HEADER]);
  }

  private isService(token: string | string[] | undefined): boolean {
    if (typeof token !== 'string') return false;
    try {
      return this.serviceTokens.verify(token) !== '';
    } catch (error) {
      if (isDomainError(error)) return false;
      throw error;
    }
  }
}
