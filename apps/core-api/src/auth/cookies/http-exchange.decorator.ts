import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';

/** A request and its answer to be. */
export interface HttpExchange {
  request: FastifyRequest;
  reply: FastifyReply;
}

/** Hands a handler the exchange itself, for headers; what the handler returns is still sent. */
export const Http = createParamDecorator((_: unknown, context: ExecutionContext): HttpExchange => {
  const http = context.switchToHttp();
  return { request: http.getRequest<FastifyRequest>(), reply: http.getResponse<FastifyReply>() };
});
