import { histogram } from '@noillin/observability';
import type { FastifyInstance } from 'fastify';

const duration = histogram({
  name: 'noillin_http_request_duration_seconds',
  help: 'Time from the first byte of a request to the last byte of its answer.',
  labelNames: ['method', 'route', 'status'],
});

/** Measures every request under its route's template, never its path: ids would make a series each. */
export const measureRequests = (fastify: FastifyInstance): void => {
  fastify.addHook('onResponse', (request, reply, done) => {
    duration.observe(
      { method: request.method, route: request.routeOptions.url ?? 'none', status: reply.statusCode },
      reply.elapsedTime / 1000,
    );
    done();
  });
};
