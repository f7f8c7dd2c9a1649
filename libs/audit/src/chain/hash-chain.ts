import { sha256 } from '@noillin/utils';
import type { AuditContent } from '../record/audit-record.schema';
import type { AuditEntryDocument } from './audit-entry.schema';

/** What the first entry has in place of a hash before it. */
export const GENESIS = '0'.repeat(64);

/** A place in the chain. */
export interface ChainEnd {
  seq: number;
  hash: string;
}

export const START: ChainEnd = { seq: 0, hash: GENESIS };

const sorted = (details: AuditContent['details']): [string, unknown][] =>
  Object.entries(details).sort(([one], [other]) => (one < other ? -1 : 1));

/** SHA-256 over an entry's place, the hash before it and everything it says, in an order that no database changes. */
export const hashOf = (entry: Omit<AuditEntryDocument, 'hash'>): string =>
  sha256(
    JSON.stringify([
      entry.seq,
      entry.prevHash,
      entry._id,
      entry.at.toISOString(),
      entry.action,
      entry.actorId,
      entry.subject && [entry.subject.type, entry.subject.id],
      sorted(entry.details),
      entry.correlationId,
    ]),
  );

/** Gives records their places after `end`, in the order given. */
export const chainAfter = (end: ChainEnd, records: readonly AuditContent[]): AuditEntryDocument[] => {
  let { seq, hash: prevHash } = end;
  return records.map((record) => {
    const placed = { ...record, seq: ++seq, prevHash };
    prevHash = hashOf(placed);
    return { ...placed, hash: prevHash };
  });
};
