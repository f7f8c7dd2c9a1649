import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { runInContext } from '@noillin/utils';
import type { FastifyInstance, FastifyReply, FastifyRequest, HookHandlerDoneFunction } from 'fastify';

export const REQUEST_ID_HEADER = 'x-request-id';
const WELL_FORMED = /^[A-Za-z0-9._-]{8,128}$/;

/**
 * The request id that NGINX gave, or a new one where there is none or it is not fit for logs and headers. A random one: it
 * orders nothing, and Node makes those in batches.
 */
export const requestIdOf = (request: Pick<IncomingMessage, 'headers'>): string => {
  const given = request.headers[REQUEST_ID_HEADER];
  return typeof given === 'string' && WELL_FORMED.test(given) ? given : randomUUID();
};

const enterContext = (request: FastifyRequest, _: FastifyReply, done: HookHandlerDoneFunction): void =>
  runInContext({ correlationId: request.id, causationId: null }, done);

/**
 * Names the request on every answer, and makes its id the correlation id of every log line and event it causes.
 * The context is entered twice: the events that bring the body in do not carry it over.
 */
export const answerWithRequestId = (fastify: FastifyInstance): void => {
  fastify.addHook('onRequest', (request, reply, done) => {
    reply.header(REQUEST_ID_HEADER, request.id);
    enterContext(request, reply, done);
  });
  fastify.addHook('preValidation', enterContext);
};
