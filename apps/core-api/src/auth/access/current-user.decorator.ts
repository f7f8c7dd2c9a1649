import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { AdminRole, Role } from '@noillin/contracts';
import type { FastifyRequest } from 'fastify';

/** Who sent the request: the access token says who, the database says that they are still welcome. */
export interface AuthenticatedUser {
  id: string;
  role: Role;
  /** The kind of admin; absent for everybody else. */
  adminRole?: AdminRole;
  /** Whether this session began with a second factor; absent where it did not. */
  secondFactor?: true;
  /** Session (refresh-token family) of the token. */
  sessionId: string;
}

/** The user of a request, or undefined where nobody has been authenticated. */
export const userOf = (request: FastifyRequest): AuthenticatedUser | undefined =>
  (request as FastifyRequest & { user?: AuthenticatedUser }).user;

/** Hands the authenticated user to a handler. Only for routes that are not public. */
export const CurrentUser = createParamDecorator(
  (_: unknown, context: ExecutionContext): AuthenticatedUser | undefined =>
    userOf(context.switchToHttp().getRequest<FastifyRequest>()),
);
