import { Injectable } from '@nestjs/common';
import { InjectModel } from '@nestjs/mongoose';
import { insertPlain } from '@noillin/mongo';
import { Model } from 'mongoose';
import type { Recovery, RecoveryStatus } from './recovery';
import type { RecoveryDocument } from './recovery.schema';

const toRecovery = ({ _id, dueAt: _dueAt, ...rest }: RecoveryDocument): Recovery => ({ id: _id, ...rest });

@Injectable()
export class RecoveryRepository {
  constructor(@InjectModel('Recovery') private readonly model: Model<RecoveryDocument>) {}

  async create({ id, ...rest }: Recovery): Promise<void> {
    await insertPlain(this.model, { _id: id, ...rest, dueAt: rest.createdAt });
  }

  async openOf(payoutId: string): Promise<Recovery[]> {
    const rows = await this.model.find({ payoutId, status: 'requested' }).lean<RecoveryDocument[]>();
    return rows.map(toRecovery);
  }

  /** Takes one that is due, counts the attempt, and leaves it alone until `again` in case the taker dies. */
  async takeDue(now: Date, again: Date): Promise<Recovery | null> {
    const row = await this.model
      .findOneAndUpdate(
        { dueAt: { $lte: now } },
        { $set: { dueAt: again }, $inc: { attempts: 1 } },
        { sort: { dueAt: 1 }, returnDocument: 'after' },
      )
      .lean<RecoveryDocument>();
    return row && toRecovery(row);
  }

  /** Compare-and-set out of `requested`; null when the recovery is settled already. */
  async settle(id: string, status: RecoveryStatus, settledAt: Date): Promise<Recovery | null> {
    const row = await this.model
      .findOneAndUpdate(
        { _id: id, status: 'requested' },
        { $set: { status, settledAt }, $unset: { dueAt: 1 } },
        { returnDocument: 'after' },
      )
      .lean<RecoveryDocument>();
    return row && toRecovery(row);
  }
}
