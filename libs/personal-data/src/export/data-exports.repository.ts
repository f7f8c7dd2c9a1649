import { Injectable } from '@nestjs/common';
import { InjectModel } from '@nestjs/mongoose';
import { insertPlain, isDuplicateKey } from '@noillin/mongo';
import { newId, SystemClock, type DueItem } from '@noillin/utils';
import { Model } from 'mongoose';
import type {
  DataExport,
  DataExportDocument,
  DataExportPartDocument,
  ExportedCollection,
} from './data-export.schema';

const HOUR_MS = 3_600_000;
const KEPT_MS = 7 * 24 * HOUR_MS;

const toExport = (row: DataExportDocument): DataExport => ({
  id: row._id,
  userId: row.userId,
  status: row.status,
  requestedAt: row.requestedAt,
  readyAt: row.readyAt,
  expiresAt: row.expiresAt,
  contents: row.contents,
  build: row.build,
});

/** Exports and the parts that they consist of. Live by real time, as accounts do. */
@Injectable()
export class DataExports {
  constructor(
    @InjectModel('DataExport') private readonly model: Model<DataExportDocument>,
    @InjectModel('DataExportPart') private readonly parts: Model<DataExportPartDocument>,
    private readonly clock: SystemClock,
  ) {}

  /** The export of the person and hour, and whether it was added just now. */
  async add(userId: string): Promise<{ added: boolean; of: DataExport }> {
    const now = this.clock.now();
    const row: DataExportDocument = {
      _id: newId(),
      userId,
      slot: Math.floor(now / HOUR_MS),
      status: 'requested',
      requestedAt: new Date(now),
      readyAt: null,
      expiresAt: new Date(now + KEPT_MS),
      contents: [],
      build: null,
    };
    const { slot } = row;
    const known = await this.model.findOne({ userId, slot }).lean<DataExportDocument>();
    if (known) return { added: false, of: toExport(known) };
    await insertPlain(this.model, row);
    return { added: true, of: toExport(row) };
  }

  /** One that is not over. */
  async find(id: string): Promise<DataExport | null> {
    const row = await this.model
      .findOne({ _id: id, expiresAt: { $gt: this.clock.date() } })
      .lean<DataExportDocument>();
    return row && toExport(row);
  }

  async requested(limit: number): Promise<DueItem[]> {
    const rows = await this.model
      .find({ status: 'requested' }, { requestedAt: 1 })
      .sort({ requestedAt: 1 })
      .limit(limit)
      .lean<Pick<DataExportDocument, '_id' | 'requestedAt'>[]>();
    return rows.map(({ _id, requestedAt }) => ({ id: _id, dueAt: requestedAt }));
  }

  /** False when another worker was first, or it is gone. */
  async markReady(id: string, build: string, contents: ExportedCollection[]): Promise<boolean> {
    const { modifiedCount } = await this.model.updateOne(
      { _id: id, status: 'requested' },
      { $set: { status: 'ready', readyAt: this.clock.date(), build, contents } },
    );
    return modifiedCount === 1;
  }

  async addPart(part: Omit<DataExportPartDocument, '_id'>): Promise<void> {
    await insertPlain(this.parts, { _id: newId(), ...part });
  }

  /** In their order, one at a time. */
  partsOf(build: string): AsyncIterable<DataExportPartDocument> {
    return this.parts
      .find({ build })
      .sort({ seq: 1 })
      .lean<DataExportPartDocument[]>()
      .cursor({ batchSize: 4 });
  }
}

/** Whether somebody else has asked for the same at the same moment. */
export const isSameHour = (error: unknown): boolean => isDuplicateKey(error, 'slot');
