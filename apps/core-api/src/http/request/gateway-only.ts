import type { GatewayPass } from '@noillin/auth';
import { DomainError } from '@noillin/contracts';
import type { FastifyInstance } from 'fastify';

/**
 * Refuses what neither came through the gateway nor from another service, whatever else it shows. Health is told to everybody: whoever
 * deploys asks the service itself.
 */
export const refuseOutsiders = (fastify: FastifyInstance, pass: GatewayPass, healthPath: string): void => {
  fastify.addHook('onRequest', (request, _reply, done) => {
    if (pass.isGood(request.headers) || request.url.startsWith(healthPath)) done();
    else done(new DomainError('gateway_required'));
  });
};
