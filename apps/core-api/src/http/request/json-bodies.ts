import type { NestFastifyApplication } from '@nestjs/platform-fastify';

/**
 * JSON is the only body this API reads. The raw bytes stay on the request as `rawBody`, for webhook signatures; keys
 * that would reach a prototype are refused; an empty body is no body, so that a POST without one may still say JSON.
 */
export const useJsonBodies = (app: NestFastifyApplication, bodyLimit: number): void => {
  const fastify = app.getHttpAdapter().getInstance();
  const parse = fastify.getDefaultJsonParser('error', 'error');
  fastify.removeAllContentTypeParsers();
  app.useBodyParser('application/json', { bodyLimit }, (request, body, done) => {
    if (body.length === 0) return done(null, undefined);
    void parse(request as never, body as never, done);
  });
};
