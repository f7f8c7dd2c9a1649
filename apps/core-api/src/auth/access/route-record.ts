import type { AuditDetails, AuditSubject } from '@noillin/audit';
import type { FastifyRequest } from 'fastify';

const PREFIX = 'admin:';

/** Whether a route is for admins only, by the permissions that it asks for. */
export const isForAdmins = (permissions: readonly string[]): boolean =>
  permissions.some((permission) => permission.startsWith(PREFIX));

export const routeOf = (request: FastifyRequest): string => `${request.method} ${request.routeOptions.url}`;

/** Ids in the path, as `id`; what is in the query or the body may name people. */
export const pathIds = ({ params }: FastifyRequest): AuditDetails =>
  Object.fromEntries(
    Object.entries((params ?? {}) as Record<string, string>).map(([name, value]) => [name, String(value)]),
  );

/** A request as the audit log tells of it. */
export const routeRecord = (request: FastifyRequest): { subject: AuditSubject; details: AuditDetails } => ({
  subject: { type: 'route', id: routeOf(request) },
  details: pathIds(request),
});
