import { DomainError } from '@noillin/contracts';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { REQUEST_ID_HEADER } from '../request/request-context';
import { PROBLEM_CONTENT_TYPE, toProblem } from './to-problem';

/** Answers what Fastify's router refuses before any hook or filter runs: a URL that cannot be decoded, or far too long. */
export const answerRouterError = (
  error: { statusCode?: number },
  request: FastifyRequest,
  reply: FastifyReply,
): void => {
  const problem =
    error.statusCode === 414
      ? new DomainError('route_not_found')
      : new DomainError('bad_request', { reason: 'The URL is malformed.' });
  void reply
    .code(problem.status)
    .header(REQUEST_ID_HEADER, request.id)
    .type(PROBLEM_CONTENT_TYPE)
    .send(toProblem(problem, request.id));
};
