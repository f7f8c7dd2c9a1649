import { Catch, Logger, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import { DomainError } from '@noillin/contracts';
import { runInContext } from '@noillin/utils';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { RouteMethods } from './route-methods';
import { toDomainError } from './to-domain-error';
import { PROBLEM_CONTENT_TYPE, toProblem } from './to-problem';

/** Renders everything that is thrown, by us, Nest or Fastify, as a problem; logs what is our fault. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  private readonly logger = new Logger(ProblemFilter.name);

  constructor(private readonly routes: RouteMethods) {}

  catch(exception: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    const request = http.getRequest<FastifyRequest>();
    const reply = http.getResponse<FastifyReply>();
    const error = request.is404 ? this.noRoute(request, reply) : toDomainError(exception);
    if (error.status >= 500) this.log(error, request);
    if (reply.sent) return;
    if (error.status === 401) reply.header('www-authenticate', 'Bearer');
    if (error.retryAfterSeconds !== undefined) reply.header('retry-after', error.retryAfterSeconds);
    void reply.code(error.status).type(PROBLEM_CONTENT_TYPE).send(toProblem(error, request.id));
  }

  /** A path that exists under another method is 405 and says which methods there are (RFC 9110, 15.5.6). */
  private noRoute(request: FastifyRequest, reply: FastifyReply): DomainError {
    const allowed = this.routes.of(request.url);
    if (allowed.length === 0 || allowed.includes(request.method)) return new DomainError('route_not_found');
    reply.header('allow', allowed.join(', '));
    return new DomainError('method_not_allowed');
  }

  private log(error: DomainError, request: FastifyRequest): void {
    const where = `${request.method} ${request.routeOptions.url ?? request.url}`;
    const level = error.status === 500 ? 'error' : 'warn';
    runInContext({ correlationId: request.id, causationId: null }, () =>
      this.logger[level]({ err: error.cause ?? error, code: error.code }, `${where} failed`),
    );
  }
}
