import type { FastifyError, FastifyInstance } from 'fastify';
import { MeiliError } from '../errors';

/** Every error answer has Meilisearch's shape; what nobody expected is logged and answered as `internal`. */
export function answerErrors(app: FastifyInstance): void {
  app.setErrorHandler<FastifyError | MeiliError>((error, request, reply) => {
    const known = translate(error);
    if (known.status >= 500) request.log.error(error);
    return reply.code(known.status).send(known.body());
  });
  app.setNotFoundHandler((_request, reply) => reply.code(404).send());
}

function translate(error: FastifyError | MeiliError): MeiliError {
  if (error instanceof MeiliError) return error;
  if (error.code === 'FST_ERR_CTP_BODY_TOO_LARGE') {
    return new MeiliError('payload_too_large', 'The provided payload reached the size limit.');
  }
  if (error.statusCode !== undefined && error.statusCode < 500) {
    return new MeiliError('bad_request', error.message, error.statusCode);
  }
  return new MeiliError('internal', 'An internal error has occurred.');
}
