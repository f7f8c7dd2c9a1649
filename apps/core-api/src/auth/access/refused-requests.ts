import { Injectable, Logger } from '@nestjs/common';
import { AuditTrail } from '@noillin/audit';
import type { DomainError } from '@noillin/contracts';
import type { FastifyRequest } from 'fastify';
import { routeRecord } from './route-record';

/** Writes down who asked for what only admins, or other admins, may do. */
@Injectable()
export class RefusedRequests {
  private readonly logger = new Logger(RefusedRequests.name);

  constructor(private readonly trail: AuditTrail) {}

  /** What is refused is refused, also when it cannot be written down. */
  async writeDown(request: FastifyRequest, { code }: DomainError): Promise<void> {
    const { subject, details } = routeRecord(request);
    try {
      await this.trail.record({ action: 'admin.refused', subject, details: { ...details, code } });
    } catch (error) {
      this.logger.warn({ err: error }, 'a refused request is not in the audit log');
    }
  }
}
