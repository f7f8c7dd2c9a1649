import { Injectable } from '@nestjs/common';
import { InjectConnection } from '@nestjs/mongoose';
import { Outbox } from '@noillin/messaging';
import { Transactions } from '@noillin/mongo';
import { newId, type DueItem, type DueWork } from '@noillin/utils';
import { Connection } from 'mongoose';
import type { Row, Subject } from '../holdings/holding';
import { HOLDINGS } from '../holdings/registry';
import type { DataExport, ExportedCollection } from './data-export.schema';
import { DataExports } from './data-exports.repository';
import { readHolding } from './read-holding';

/** Characters after which a part is full; one document more than that fits well into the 16 MB of a stored one. */
const PART_SIZE = 500_000;

/** What is gathered in one go. */
interface Build {
  id: string;
  of: DataExport;
  found: Map<string, string[]>;
  parts: number;
}

/**
 * Gathers what people have asked for: a timer's work. A worker that is killed leaves parts that are never read, and another
 * begins again; of two at once one is first.
 */
@Injectable()
export class GatherExport implements DueWork {
  constructor(
    @InjectConnection() private readonly connection: Connection,
    private readonly exports: DataExports,
    private readonly outbox: Outbox,
    private readonly transactions: Transactions,
  ) {}

  findDue(_now: Date, limit: number): Promise<DueItem[]> {
    return this.exports.requested(limit);
  }

  async run(id: string): Promise<void> {
    const of = await this.exports.find(id);
    if (of?.status !== 'requested') return;
    const build: Build = { id: newId(), of, found: new Map(), parts: 0 };
    const contents = await this.gather(build);
    await this.transactions.run(async () => {
      if (await this.exports.markReady(id, build.id, contents))
        await this.outbox.add('account.data_export_ready', { userId: of.userId });
    });
  }

  private async gather(build: Build): Promise<ExportedCollection[]> {
    const { userId } = build.of;
    const subject: Subject = { userId, idsIn: (collection) => build.found.get(collection) ?? [] };
    const contents: ExportedCollection[] = [];
    for (const { collection, exported } of HOLDINGS) {
      if (!exported) continue;
      const ids = await this.store(
        build,
        collection,
        readHolding(this.connection, collection, exported, subject),
      );
      build.found.set(collection, ids);
      contents.push({ from: collection, documents: ids.length });
    }
    return contents;
  }

  /** Stores documents in parts; answers their ids. */
  private async store(build: Build, from: string, rows: AsyncIterable<Row>): Promise<string[]> {
    const ids: string[] = [];
    let part: string[] = [];
    let size = 0;
    for await (const { _id, ...row } of rows) {
      ids.push(_id);
      const json = JSON.stringify({ id: _id, ...row });
      part.push(json);
      size += json.length;
      if (size < PART_SIZE) continue;
      await this.addPart(build, from, part);
      [part, size] = [[], 0];
    }
    if (part.length > 0) await this.addPart(build, from, part);
    return ids;
  }

  private async addPart(build: Build, from: string, documents: readonly string[]): Promise<void> {
    build.parts += 1;
    const { id, of, parts: seq } = build;
    const { userId, expiresAt } = of;
    await this.exports.addPart({ userId, build: id, seq, from, json: documents.join(','), expiresAt });
  }
}
