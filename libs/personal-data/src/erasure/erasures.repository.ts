import { Injectable } from '@nestjs/common';
import { InjectModel } from '@nestjs/mongoose';
import { insertPlain } from '@noillin/mongo';
import { newId, toPage, type DueItem, type Page } from '@noillin/utils';
import { Model, type QueryFilter, type UpdateQuery } from 'mongoose';
import type { Erasure, LastAddress, ReceiptLine } from './erasure';
import { ERASURE_MACHINE, type ErasureStatus } from './erasure.machine';
import type { ErasureDocument } from './erasure.schema';
import type { ObstacleCount } from './obstacles';

const toErasure = ({ _id, liveOf: _liveOf, dueAt, ...row }: ErasureDocument): Erasure => ({
  ...row,
  id: _id,
  dueAt: dueAt ?? null,
});

/** The condition under which something may happen to an erasure. */
const from = (event: (typeof ERASURE_MACHINE.events)[number]) => ({
  $in: [...ERASURE_MACHINE.statesAccepting(event)],
});

/** Which erasures a list shows. */
export interface ErasureListQuery {
  status?: ErasureStatus;
  before?: string;
  limit: number;
}

/** Wishes to be erased. Every change of status is a compare-and-set. */
@Injectable()
export class Erasures {
  constructor(@InjectModel('Erasure') private readonly model: Model<ErasureDocument>) {}

  /** @throws a duplicate key of `liveOf` when the person has asked at the same moment */
  async add(userId: string, requestedAt: Date, dueAt: Date): Promise<Erasure> {
    const row: ErasureDocument = {
      _id: newId(),
      userId,
      liveOf: userId,
      status: ERASURE_MACHINE.initial,
      requestedAt,
      dueAt,
      obstacles: [],
      startedAt: null,
      finishedAt: null,
      receipt: [],
      mailTo: null,
    };
    await insertPlain(this.model, row);
    return toErasure(row);
  }

  async find(id: string): Promise<Erasure | null> {
    const row = await this.model.findById(id).lean<ErasureDocument>();
    return row && toErasure(row);
  }

  /** The one that was not withdrawn. */
  async findLiveOf(userId: string): Promise<Erasure | null> {
    const row = await this.model.findOne({ liveOf: userId }).lean<ErasureDocument>();
    return row && toErasure(row);
  }

  /** Newest first. `before` is the id at which the previous page ended. */
  async list({ status, before, limit }: ErasureListQuery): Promise<Page<Erasure>> {
    const filter = { ...(status && { status }), ...(before !== undefined && { _id: { $lt: before } }) };
    const rows = await this.model
      .find(filter)
      .sort({ _id: -1 })
      .limit(limit + 1)
      .lean<ErasureDocument[]>();
    return toPage(rows.map(toErasure), limit);
  }

  async findDue(now: Date, limit: number): Promise<DueItem[]> {
    const rows = await this.model
      .find({ dueAt: { $lte: now } }, { dueAt: 1 })
      .sort({ dueAt: 1 })
      .limit(limit)
      .lean<Required<Pick<ErasureDocument, '_id' | 'dueAt'>>[]>();
    return rows.map(({ _id, dueAt }) => ({ id: _id, dueAt }));
  }

  /** False when it is too late, or there is none. */
  withdraw(userId: string): Promise<boolean> {
    return this.change(
      { liveOf: userId, status: from('withdraw') },
      { $set: { status: 'withdrawn', liveOf: null }, $unset: { dueAt: 1 } },
    );
  }

  defer(id: string, obstacles: ObstacleCount[], dueAt: Date): Promise<boolean> {
    return this.change(
      { _id: id, status: from('defer') },
      { $set: { status: 'deferred', obstacles, dueAt } },
    );
  }

  begin(id: string, startedAt: Date, dueAt: Date, mailTo: LastAddress): Promise<boolean> {
    return this.change(
      { _id: id, status: from('begin') },
      { $set: { status: 'erasing', obstacles: [], startedAt, dueAt, mailTo } },
    );
  }

  /** Notes what is about to be done, before anything of it is: its number stays the same however often it is begun. */
  async addLine(id: string, index: number, line: ReceiptLine): Promise<void> {
    await this.change({ _id: id, receipt: { $size: index } }, { $push: { receipt: line } });
  }

  async markLineDone(id: string, index: number): Promise<void> {
    await this.change({ _id: id }, { $set: { [`receipt.${index}.done`]: true } });
  }

  /** It stays due for a while: its receipt is still to be mailed. */
  finish(id: string, finishedAt: Date, dueAt: Date): Promise<boolean> {
    return this.change(
      { _id: id, status: from('finish') },
      { $set: { status: 'erased', finishedAt, dueAt } },
    );
  }

  /** The last that is known of where the person is; nothing is due any more. */
  async forgetAddress(id: string): Promise<void> {
    await this.change({ _id: id, status: 'erased' }, { $set: { mailTo: null }, $unset: { dueAt: 1 } });
  }

  private async change(
    filter: QueryFilter<ErasureDocument>,
    update: UpdateQuery<ErasureDocument>,
  ): Promise<boolean> {
    const { modifiedCount } = await this.model.updateOne(filter, update);
    return modifiedCount === 1;
  }
}
