import { DomainError } from '@noillin/contracts';
import type { FastifyInstance } from 'fastify';

/** No request of the API nests deeper than four levels; this leaves room and protects whatever walks a body recursively. */
const MAX_DEPTH = 16;

const isContainer = (value: unknown): value is object => typeof value === 'object' && value !== null;

/** Whether a parsed JSON value nests deeper than `limit` levels. Walks level by level, so depth costs no stack. */
export const isDeeperThan = (value: unknown, limit: number): boolean => {
  let level = isContainer(value) ? [value] : [];
  for (let depth = 1; level.length > 0; depth += 1) {
    if (depth > limit) return true;
    level = level.flatMap((container) => Object.values(container).filter(isContainer));
  }
  return false;
};

/** Refuses bodies that nest absurdly deep before anything else looks at them. */
export const limitBodyDepth = (fastify: FastifyInstance): void => {
  fastify.addHook('preValidation', (request, _reply, done) => {
    if (isDeeperThan(request.body, MAX_DEPTH))
      done(new DomainError('bad_request', { reason: `The body nests deeper than ${MAX_DEPTH} levels.` }));
    else done();
  });
};
