import { Injectable, type CallHandler, type ExecutionContext, type NestInterceptor } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { AuditTrail, type AuditRecord } from '@noillin/audit';
import { isDomainError } from '@noillin/contracts';
import type { FastifyRequest } from 'fastify';
import { catchError, from, mergeMap, type Observable } from 'rxjs';
import { isForAdmins, pathIds, RefusedRequests, requiredPermissions, routeOf, routeRecord } from '../auth';
import { AUDITED_AS, type AuditedAs } from './audited-as.decorator';

/**
 * Writes down every request that an admin makes as one, before it is carried out: what could not be written down is not done.
 * New routes are covered by asking for an `admin:` permission, and by nothing else. Those that are refused are written down as
 * that: by the guard that refuses them or, where it depends on whose account it is about, here.
 */
@Injectable()
export class AdminRequestsInterceptor implements NestInterceptor {
  constructor(
    private readonly reflector: Reflector,
    private readonly trail: AuditTrail,
    private readonly refused: RefusedRequests,
  ) {}

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    if (!isForAdmins(requiredPermissions(this.reflector, context))) return next.handle();
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    const named = this.reflector.get<AuditedAs | undefined>(AUDITED_AS, context.getHandler());
    const record = named ? namedRecord(named, request) : plainRecord(request);
    return from(this.trail.record(record)).pipe(
      mergeMap(() => next.handle()),
      catchError(async (error: unknown) => {
        if (isDomainError(error) && error.status === 403) await this.refused.writeDown(request, error);
        throw error;
      }),
    );
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
