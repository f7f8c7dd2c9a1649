import { Injectable, type CallHandler, type ExecutionContext, type NestInterceptor } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { AuditTrail, type AuditDetails } from '@noillin/audit';
import type { Permission } from '@noillin/contracts';
import type { FastifyRequest } from 'fastify';
import { from, mergeMap, type Observable } from 'rxjs';
import { requiredPermissions } from '../auth';

/** Ids in the path, as `id`; what is in the query or the body may name people. */
const pathIds = ({ params }: FastifyRequest): AuditDetails =>
  Object.fromEntries(
    Object.entries((params ?? {}) as Record<string, string>).map(([name, value]) => [name, String(value)]),
  );

/**
 * Writes down every request that an admin makes as one, before it is carried out: what could not be written down is not done.
 * New routes are covered by asking for an `admin:` permission, and by nothing else.
 */
@Injectable()
export class AdminRequestsInterceptor implements NestInterceptor {
  constructor(
    private readonly reflector: Reflector,
    private readonly trail: AuditTrail,
  ) {}

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const permissions: Permission[] = requiredPermissions(this.reflector, context);
    if (!permissions.some((permission) => permission.startsWith('admin:'))) return next.handle();
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    return from(this.record(request)).pipe(mergeMap(() => next.handle()));
  }

  private record(request: FastifyRequest): Promise<void> {
    const route = `${request.method} ${request.routeOptions.url}`;
    return this.trail.record({
      action: request.method === 'GET' ? 'admin.read' : 'admin.write',
      subject: { type: 'route', id: route },
      details: pathIds(request),
    });
  }
}
