import { defineSchema, type Stored } from '@noillin/mongo';
import { Schema } from 'mongoose';
import type { AuditAction, AuditDetails, AuditSubject } from './audit-action';

/** What every entry of the audit log says. `_id` is time-ordered. */
export interface AuditContent extends Stored {
  action: AuditAction;
  /** User id; null for nobody we know, and for the platform itself. */
  actorId: string | null;
  subject: AuditSubject | null;
  details: AuditDetails;
  /** Id of the request, under which logs and events of it are found. */
  correlationId: string;
  /** Real time, whatever the product's clock says. */
  at: Date;
}

const text = { type: String, required: true };

const SubjectSchema = new Schema<AuditSubject>(
  { type: text, id: text },
  { _id: false, id: false, versionKey: false },
);

export const CONTENT_FIELDS = {
  action: text,
  actorId: { type: String, default: null },
  subject: { type: SubjectSchema, default: null },
  details: { type: Schema.Types.Mixed, default: {} },
  correlationId: text,
  at: { type: Date, required: true },
};

/** What waits to be put into the chain, for a second or so. Read in the order of ids: no other index is needed. */
export const AuditRecordSchema = defineSchema<AuditContent>(CONTENT_FIELDS, { collection: 'audit_records' });
