import { Injectable, type CallHandler, type ExecutionContext, type NestInterceptor } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { AuditTrail, type AuditRecord } from '@noillin/audit';
import type { FastifyRequest } from 'fastify';
import { from, mergeMap, type Observable } from 'rxjs';
import { isForAdmins, pathIds, requiredPermissions, routeOf, routeRecord } from '../auth';
import { AUDITED_AS, type AuditedAs } from './audited-as.decorator';

/**
 * Writes down every request that an admin makes as one, before it is carried out: what could not be written down is not done.
 * New routes are covered by asking for an `admin:` permission, and by nothing else. Those that are refused are written down
 * by the guard that refuses them.
 */
@Injectable()
export class AdminRequestsInterceptor implements NestInterceptor {
  constructor(
    private readonly reflector: Reflector,
    private readonly trail: AuditTrail,
  ) {}

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    if (!isForAdmins(requiredPermissions(this.reflector, context))) return next.handle();
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    const named = this.reflector.get<AuditedAs | undefined>(AUDITED_AS, context.getHandler());
    const record = named ? namedRecord(named, request) : plainRecord(request);
    return from(this.trail.record(record)).pipe(mergeMap(() => next.handle()));
  }
}

const plainRecord = (request: FastifyRequest): AuditRecord => ({
  action: request.method === 'GET' ? 'admin.read' : 'admin.write',
  ...routeRecord(request),
});

function namedRecord({ action, type }: AuditedAs, request: FastifyRequest): AuditRecord {
  const { id, ...others } = pathIds(request);
  return { action, subject: { type, id: String(id) }, details: { ...others, route: routeOf(request) } };
}
