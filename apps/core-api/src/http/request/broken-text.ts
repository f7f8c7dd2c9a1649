import { DomainError } from '@noillin/contracts';
import type { FastifyInstance } from 'fastify';

/** Halves of surrogate pairs: JSON can spell them, and nothing that encodes text as UTF-8 can write them. */
const LONE_SURROGATE = /\p{Surrogate}/u;

/** Whether text somewhere in a parsed JSON value, keys included, is none. */
export const hasBrokenText = (value: unknown): boolean => {
  if (typeof value === 'string') return LONE_SURROGATE.test(value);
  if (typeof value !== 'object' || value === null) return false;
  return Object.entries(value).some(([key, part]) => LONE_SURROGATE.test(key) || hasBrokenText(part));
};

/** Refuses bodies with such text before validators, hashes or databases stumble over it. Comes after limitBodyDepth, as it recurses. */
export const refuseBrokenText = (fastify: FastifyInstance): void => {
  fastify.addHook('preValidation', (request, _reply, done) => {
    if (hasBrokenText(request.body))
      done(new DomainError('bad_request', { reason: 'The body contains half of a surrogate pair.' }));
    else done();
  });
};
