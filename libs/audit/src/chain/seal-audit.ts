import { Injectable } from '@nestjs/common';
import { isDuplicateKey, Transactions } from '@noillin/mongo';
import type { DueItem, DueWork } from '@noillin/utils';
import { AuditChain } from './audit-chain.repository';
import { chainAfter, START, type ChainEnd } from './hash-chain';
import { SignedHeads } from './signed-heads';

/** Records that take their places in one transaction. */
const BATCH = 200;
const MOST_TRIES = 5;

/** The log is not as we left it: nothing is added to it, so that what waits is not built upon a forgery. */
export class AuditChainBroken extends Error {}

/**
 * Gives waiting records their places in the chain: a timer's work, one item for all of them. The unique place lets only one
 * of two who append at once through; the other starts again from the new end.
 */
@Injectable()
export class SealAudit implements DueWork {
  constructor(
    private readonly chain: AuditChain,
    private readonly heads: SignedHeads,
    private readonly transactions: Transactions,
  ) {}

  async findDue(): Promise<DueItem[]> {
    const [oldest] = await this.chain.waiting(1);
    return oldest ? [{ id: 'chain', dueAt: oldest.at }] : [];
  }

  /** Until nothing waits. @throws AuditChainBroken */
  async run(): Promise<void> {
    while ((await this.sealBatch()) === BATCH);
  }

  private async sealBatch(): Promise<number> {
    for (let tries = 1; ; tries += 1) {
      try {
        return await this.transactions.run(() => this.append());
      } catch (error) {
        if (!isDuplicateKey(error) || tries === MOST_TRIES) throw error;
      }
    }
  }

  private async append(): Promise<number> {
    const records = await this.chain.waiting(BATCH);
    if (records.length === 0) return 0;
    const entries = chainAfter(await this.end(), records);
    const last = entries.at(-1) as ChainEnd;
    await this.chain.append(entries, this.heads.sign(last));
    return records.length;
  }

  private async end(): Promise<ChainEnd> {
    const head = await this.chain.head();
    if (!head) return START;
    if (!this.heads.isOurs(head))
      throw new AuditChainBroken('the head of the audit log was not signed by us');
    const last = await this.chain.at(head.seq);
    if (last?.hash !== head.hash) throw new AuditChainBroken('the audit log does not end as its head says');
    return head;
  }
}
