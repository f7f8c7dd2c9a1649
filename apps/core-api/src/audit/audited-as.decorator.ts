import { SetMetadata } from '@nestjs/common';
import type { AuditAction } from '@noillin/audit';

export const AUDITED_AS = 'audit:as';

/** What a request is in the audit log whose action has a name of its own. */
export interface AuditedAs {
  action: AuditAction;
  /** Kind of thing whose id stands in the path as `id`. */
  type: string;
}

/** Gives what admins do by a route a name of its own in the audit log, instead of `admin.read` or `admin.write`. */
export const AuditedAs = (action: AuditAction, type: string) =>
  SetMetadata<string, AuditedAs>(AUDITED_AS, { action, type });
