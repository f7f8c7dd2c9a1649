import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { AdminRole, Permission, Role } from '@noillin/contracts';
import type { FastifyRequest } from 'fastify';

/** The API key of a request that has no session. */
export interface ShownApiKey {
  id: string;
  /** What it may do, as far as its owner may. */
  scopes: readonly Permission[];
  /** Name of its rate plan; null for the plan of everybody. */
  plan: string | null;
}

/** Who sent the request: the access token says who, the database says that they are still welcome. */
export interface AuthenticatedUser {
  id: string;
  role: Role;
  /** The kind of admin; absent for everybody else. */
  adminRole?: AdminRole;
  /** Whether this session began with a second factor; absent where it did not. */
  secondFactor?: true;
  /** Session (refresh-token family) of the token; for a request with an API key the key's id. */
  sessionId: string;
  /** Absent for people with a session. */
  apiKey?: ShownApiKey;
}

/** The user of a request, or undefined where nobody has been authenticated. */
export const userOf = (request: FastifyRequest): AuthenticatedUser | undefined =>
  (request as FastifyRequest & { user?: AuthenticatedUser }).user;

/** Hands the authenticated user to a handler. Only for routes that are not public. */
export const CurrentUser = createParamDecorator(
  (_: unknown, context: ExecutionContext): AuthenticatedUser | undefined =>
    userOf(context.switchToHttp().getRequest<FastifyRequest>()),
);
