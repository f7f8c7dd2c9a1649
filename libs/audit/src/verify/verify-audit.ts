import { Injectable } from '@nestjs/common';
import { AuditChain } from '../chain/audit-chain.repository';
import type { AuditEntryDocument } from '../chain/audit-entry.schema';
import { hashOf, START, type ChainEnd } from '../chain/hash-chain';
import { SignedHeads, type SignedHead } from '../chain/signed-heads';
import { AuditAnchors } from './audit-anchors';

const BATCH = 1_000;

/** What can be wrong with the log. */
export type AuditFlaw =
  | 'entry_missing'
  | 'entry_changed'
  | 'link_broken'
  | 'head_missing'
  | 'head_forged'
  | 'head_contradicted'
  | 'entry_after_head';

/** The first place at which the log is not what it was. */
export interface BrokenEntry {
  seq: number;
  /** Id of the entry; null where there is none. */
  id: string | null;
  flaw: AuditFlaw;
}

export interface AuditReport {
  /** Entries that were read. */
  entries: number;
  /** End of the log; null for an empty one. */
  head: SignedHead | null;
  broken: BrokenEntry | null;
}

/** Finds the first place at which the log was changed, shortened or put into another order. */
@Injectable()
export class VerifyAudit {
  constructor(
    private readonly chain: AuditChain,
    private readonly heads: SignedHeads,
    private readonly anchors: AuditAnchors,
  ) {}

  async run(): Promise<AuditReport> {
    const head = await this.chain.head();
    const known = [...(await this.anchors.all()), ...(head ? [head] : [])];
    const forged = known.find((end) => !this.heads.isOurs(end));
    if (forged) return { entries: 0, head, broken: { seq: forged.seq, id: null, flaw: 'head_forged' } };
    const { end, broken } = await this.walk(new Map(known.map(({ seq, hash }) => [seq, hash])));
    return { entries: end.seq, head, broken: broken ?? (await this.wrongEnd(end, known)) };
  }

  /** Checks, and notes the end outside the database if all is well. */
  async runAndAnchor(): Promise<AuditReport> {
    const report = await this.run();
    if (report.head && !report.broken) await this.anchors.add(report.head);
    return report;
  }

  /** Reads the log from its beginning to its end or its first flaw. */
  private async walk(known: ReadonlyMap<number, string>): Promise<Walk> {
    let end: ChainEnd = START;
    for (;;) {
      const batch = await this.chain.after(end.seq, BATCH);
      for (const entry of batch) {
        const broken = flawOf(entry, end, known);
        if (broken) return { end, broken };
        end = entry;
      }
      if (batch.length < BATCH) return { end, broken: null };
    }
  }

  /** The log may grow while it is read: it ends where its head was before or later, and not behind where its head is now. */
  private async wrongEnd({ seq }: ChainEnd, known: readonly SignedHead[]): Promise<BrokenEntry | null> {
    if (known.some((end) => end.seq > seq)) return { seq: seq + 1, id: null, flaw: 'entry_missing' };
    const head = await this.chain.head();
    if (!head) return seq > 0 ? { seq, id: null, flaw: 'head_missing' } : null;
    return head.seq < seq ? { seq: head.seq + 1, id: null, flaw: 'entry_after_head' } : null;
  }
}

interface Walk {
  end: ChainEnd;
  broken: BrokenEntry | null;
}

const flawOf = (
  entry: AuditEntryDocument,
  before: ChainEnd,
  known: ReadonlyMap<number, string>,
): BrokenEntry | null => {
  const { seq, _id: id } = entry;
  if (seq !== before.seq + 1) return { seq: before.seq + 1, id: null, flaw: 'entry_missing' };
  if (entry.prevHash !== before.hash) return { seq, id, flaw: 'link_broken' };
  if (hashOf(entry) !== entry.hash) return { seq, id, flaw: 'entry_changed' };
  const signed = known.get(seq);
  return signed !== undefined && signed !== entry.hash ? { seq, id, flaw: 'head_contradicted' } : null;
};
