import {
  applyDecorators,
  createParamDecorator,
  SetMetadata,
  UseFilters,
  UseInterceptors,
  type ExecutionContext,
} from '@nestjs/common';
import { ApiHeader } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { ApiProblems } from '../../docs/api-problems.decorator';
import { IdempotencyInterceptor } from './idempotency.interceptor';
import { readIdempotencyKey } from './idempotency-key';
import { KEY_REQUIRED } from './key-required';
import { ReplayFilter } from './replay';

interface IdempotentOptions {
  /** Refuse requests without a key; otherwise they just run. */
  required?: boolean;
}

/**
 * Runs a request once per user, route and Idempotency-Key: whoever sends it again gets the same answer, marked
 * `Idempotency-Replayed: true`. Answers that may differ next time (5xx, 409, 429) are not kept.
 * A process that dies in the middle leaves the work to the next try: the handler must be safe to run again, for
 * which it gets the key by `@IdempotencyKey()`.
 */
export const Idempotent = ({ required = false }: IdempotentOptions = {}) =>
  applyDecorators(
    SetMetadata(KEY_REQUIRED, required),
    UseInterceptors(IdempotencyInterceptor),
    UseFilters(ReplayFilter),
    ApiHeader({
      name: 'Idempotency-Key',
      required,
      description: 'Makes a repetition safe: the same key and body get the same answer for 24 hours.',
      schema: { type: 'string', minLength: 1, maxLength: 255 },
      example: 'c1f7f3c2-6a0e-4f5c-9f5a-2f1d1c7b8e90',
    }),
    ApiProblems('idempotency_key_in_progress', 'idempotency_key_reused', 'invalid_idempotency_key'),
  );

/** The Idempotency-Key of the request, or undefined where none was sent. */
export const IdempotencyKey = createParamDecorator(
  (_: unknown, context: ExecutionContext): string | undefined =>
    readIdempotencyKey(context.switchToHttp().getRequest<FastifyRequest>()),
);
