import { HttpException } from '@nestjs/common';
import { DomainError, isDomainError } from '@noillin/contracts';
import { isMongoUnavailable } from '@noillin/mongo';
import { isRedisUnavailable } from '@noillin/redis';

const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';

/** Errors that Nest and Fastify raise by themselves, before any of our code runs. */
const fromHttpException = (error: HttpException): DomainError => {
  const options = { cause: error };
  const fastifyCode = codeOf(error.cause);
  if (
    /^FST_ERR_CTP_(INVALID_JSON_BODY|EMPTY_JSON_BODY)$/.test(fastifyCode) ||
    error.cause instanceof SyntaxError
  )
    return new DomainError('malformed_json', {}, options);
  switch (error.getStatus()) {
    case 404:
      return new DomainError('not_found', { resource: 'resource' }, options);
    case 405:
      return new DomainError('method_not_allowed', {}, options);
    case 413:
      return new DomainError('payload_too_large', {}, options);
    case 414:
      return new DomainError('route_not_found', {}, options);
    case 415:
      return new DomainError('unsupported_media_type', {}, options);
    case 429:
      return new DomainError('rate_limited', {}, options);
    default:
      return error.getStatus() < 500
        ? new DomainError('bad_request', { reason: error.message }, options)
        : new DomainError('internal_error', {}, options);
  }
};

/** The catalogue error that stands for whatever was thrown. Everything unknown is an opaque internal error. */
export const toDomainError = (error: unknown): DomainError => {
  if (isDomainError(error)) return error;
  if (error instanceof HttpException) return fromHttpException(error);
  const options = { cause: error };
  if (isMongoUnavailable(error))
    return new DomainError('dependency_unavailable', { dependency: 'database' }, options);
  if (isRedisUnavailable(error))
    return new DomainError('dependency_unavailable', { dependency: 'cache' }, options);
  return new DomainError('internal_error', {}, options);
};
