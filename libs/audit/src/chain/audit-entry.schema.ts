import { defineSchema, type Stored } from '@noillin/mongo';
import { CONTENT_FIELDS, type AuditContent } from '../record/audit-record.schema';

/** A record in its place in the chain. Append-only: nothing here is ever changed or deleted. */
export interface AuditEntryDocument extends AuditContent {
  /** 1, 2, 3 ...: a missing one shows. */
  seq: number;
  /** `hash` of the entry before; GENESIS for the first. */
  prevHash: string;
  /** SHA-256 over everything else; see hashOf. */
  hash: string;
}

export const AuditEntrySchema = defineSchema<AuditEntryDocument>(
  {
    ...CONTENT_FIELDS,
    seq: { type: Number, required: true },
    prevHash: { type: String, required: true },
    hash: { type: String, required: true },
  },
  { collection: 'audit_entries' },
);
// One entry per place: of two who append at once, one starts again. Also the order of lists and of verification.
AuditEntrySchema.index({ seq: 1 }, { unique: true });
// What a person did, newest first.
AuditEntrySchema.index({ actorId: 1, seq: -1 });
// What was done of a kind, newest first.
AuditEntrySchema.index({ action: 1, seq: -1 });
// What was done in a time.
AuditEntrySchema.index({ at: 1, seq: -1 });

/** The end of the chain, kept apart from it: entries cut off at the end show, and so does a chain made anew without the key. */
export interface AuditHeadDocument extends Stored {
  seq: number;
  hash: string;
  /** HMAC-SHA-256 over both; see SignedHeads. */
  mac: string;
}

/** There is one, under a fixed id: no index is needed. */
export const AuditHeadSchema = defineSchema<AuditHeadDocument>(
  {
    seq: { type: Number, required: true },
    hash: { type: String, required: true },
    mac: { type: String, required: true },
  },
  { collection: 'audit_heads' },
);
