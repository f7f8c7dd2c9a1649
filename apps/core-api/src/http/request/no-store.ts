import type { FastifyInstance } from 'fastify';

/** Answers of the API belong to whoever asked: no cache keeps them, unless a handler says otherwise. */
export const preventCaching = (fastify: FastifyInstance, prefix: string): void => {
  fastify.addHook('onRequest', (request, reply, done) => {
    if (request.url.startsWith(prefix)) reply.header('cache-control', 'no-store');
    done();
  });
};
