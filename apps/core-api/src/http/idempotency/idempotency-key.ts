import { DomainError } from '@noillin/contracts';
import type { FastifyRequest } from 'fastify';

const PRINTABLE_ASCII = /^[\x21-\x7e]{1,255}$/;

/** The key that the client chose, if any. @throws DomainError `invalid_idempotency_key` */
export const readIdempotencyKey = (request: Pick<FastifyRequest, 'headers'>): string | undefined => {
  const key = request.headers['idempotency-key'];
  if (key === undefined) return undefined;
  if (typeof key !== 'string' || !PRINTABLE_ASCII.test(key)) throw new DomainError('invalid_idempotency_key');
  return key;
};
