import {
  Injectable,
  Logger,
  type CallHandler,
  type ExecutionContext,
  type NestInterceptor,
} from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { DomainError } from '@noillin/contracts';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { from, lastValueFrom, type Observable } from 'rxjs';
import { userOf } from '../../auth';
import { toDomainError } from '../problem/to-domain-error';
import { toProblem } from '../problem/to-problem';
import { fingerprint } from './fingerprint';
import { readIdempotencyKey } from './idempotency-key';
import type { StoredAnswer } from './idempotency-key.schema';
import type { Claim, KeyedRequest } from './idempotency-keys.repository';
import { Idempotency } from './idempotency.service';
import { KEY_REQUIRED } from './key-required';

const keyedRequest = (request: FastifyRequest, key: string): KeyedRequest => ({
  userId: userOf(request)?.id ?? 'anonymous',
  route: `${request.method} ${request.routeOptions.url}`,
  key,
  fingerprint: fingerprint(request.url, request.body),
});

/** Runs a handler once per Idempotency-Key; see `@Idempotent()`. */
@Injectable()
export class IdempotencyInterceptor implements NestInterceptor {
  private readonly logger = new Logger(IdempotencyInterceptor.name);

  constructor(
    private readonly idempotency: Idempotency,
    private readonly reflector: Reflector,
  ) {}

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    const key = readIdempotencyKey(request);
    if (key !== undefined) return from(this.runOnce(keyedRequest(request, key), context, next));
    if (this.reflector.get<boolean>(KEY_REQUIRED, context.getHandler()))
      throw new DomainError('idempotency_key_required');
    return next.handle();
  }

  private async runOnce(
    request: KeyedRequest,
    context: ExecutionContext,
    next: CallHandler,
  ): Promise<unknown> {
    const http = context.switchToHttp();
    const claim = await this.idempotency.begin(request);
    try {
      const result: unknown = await lastValueFrom(next.handle(), { defaultValue: undefined });
      const { statusCode } = http.getResponse<FastifyReply>();
      await this.end(claim, {
        status: statusCode,
        body: result === undefined ? null : JSON.stringify(result),
      });
      return result;
    } catch (error) {
      const problem = toProblem(toDomainError(error), http.getRequest<FastifyRequest>().id);
      await this.end(claim, { status: problem.status, body: JSON.stringify(problem) });
      throw error;
    }
  }

  /** What the handler did stands even when its answer cannot be kept: the lease lapses and a repetition runs again. */
  private async end(claim: Claim, answer: StoredAnswer): Promise<void> {
    try {
      await this.idempotency.end(claim, answer);
    } catch (error) {
      this.logger.warn({ err: error }, 'the answer under an Idempotency-Key was not kept');
    }
  }
}
