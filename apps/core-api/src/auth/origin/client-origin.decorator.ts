import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { SessionOrigin } from '@noillin/identity';
import type { FastifyRequest } from 'fastify';
import { deviceName } from './device-name';

/** Hands a handler where its request came from: the address as the gateway saw it, the device as it calls itself. */
export const ClientOrigin = createParamDecorator((_: unknown, context: ExecutionContext): SessionOrigin => {
  const { ip, headers } = context.switchToHttp().getRequest<FastifyRequest>();
  return { address: ip, device: deviceName(headers['user-agent']) };
});
