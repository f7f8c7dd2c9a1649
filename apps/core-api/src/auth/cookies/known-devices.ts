import { createHmac, hkdfSync, timingSafeEqual } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { emailKey } from '@noillin/identity';
import { newSecret } from '@noillin/utils';
import { parseCookie, stringifySetCookie } from 'cookie';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { AccountConfig, accountSecrets } from '../account.config';
import { networkOf } from '../throttle/network-of';

const NAME = '__Secure-noillin_device';
const ATTRIBUTES = {
  path: '/api/v1/auth',
  httpOnly: true,
  secure: true,
  sameSite: 'strict',
  maxAge: 365 * 24 * 3_600,
} as const;
const ID_BYTES = 16;

/**
 * Browsers in which somebody has logged in to an account before (OWASP's "device cookies"). Their attempts are counted by
 * themselves: whoever guesses from the same address, or the same office, does not make them wait. The cookie lets nobody in.
 */
@Injectable()
export class KnownDevices {
  /** The current key signs; a cookie of the others is good as well. */
  private readonly keys: [current: Buffer, ...others: Buffer[]];

  constructor(config: AccountConfig) {
    const [current, ...others] = accountSecrets(config);
    this.keys = [keyOf(current), ...others.map(keyOf)];
  }

  /** Where attempts at an account come from, as they are counted: a device it knows, or else a network. */
  placeOf(request: FastifyRequest, email: string): string {
    const device = this.read(request, email);
    return device === null ? networkOf(request.ip) : `device ${device}`;
  }

  /** Has the browser remembered for this account, after somebody has logged in with it. */
  remember(request: FastifyRequest, reply: FastifyReply, email: string): void {
    if (this.read(request, email, [this.keys[0]]) !== null) return;
    const id = this.read(request, email) ?? newSecret(ID_BYTES);
    const value = `${id}.${signature(this.keys[0], id, email)}`;
    reply.header('set-cookie', stringifySetCookie({ name: NAME, value, ...ATTRIBUTES }));
  }

  private read(
    { headers }: FastifyRequest,
    email: string,
    keys: readonly Buffer[] = this.keys,
  ): string | null {
    const [id = '', given = ''] = (parseCookie(headers.cookie ?? '')[NAME] ?? '').split('.');
    const shown = Buffer.from(given);
    const isGood = keys.some((key) => {
      const right = Buffer.from(signature(key, id, email));
      return right.length === shown.length && timingSafeEqual(right, shown);
    });
    return isGood ? id : null;
  }
}

const keyOf = (secret: string): Buffer => Buffer.from(hkdfSync('sha256', secret, '', 'noillin devices', 32));

const signature = (key: Buffer, id: string, email: string): string =>
  createHmac('sha256', key)
    .update(`${id}\n${emailKey(email)}`)
    .digest('base64url');
