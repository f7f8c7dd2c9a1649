import { Injectable } from '@nestjs/common';
import { InjectModel } from '@nestjs/mongoose';
import type { DueItem } from '@noillin/utils';
import { Model } from 'mongoose';
import type { SandboxDelivery } from './sandbox-event';
import type { SandboxDeliveryDocument } from './sandbox.schemas';

@Injectable()
export class SandboxDeliveries {
  constructor(@InjectModel('SandboxDelivery') private readonly model: Model<SandboxDeliveryDocument>) {}

  /** Sends the event `times` times from `dueAt` on. */
  async schedule(eventId: string, dueAt: Date, times: number): Promise<void> {
    await this.model.create(
      Array.from({ length: times }, () => ({ eventId, dueAt })),
      { ordered: true },
    );
  }

  /** Unfinished deliveries whose time has come, longest due first. */
  async findDue(now: Date, limit: number): Promise<DueItem[]> {
    const rows = await this.model
      .find({ dueAt: { $lte: now } }, { dueAt: 1 })
      .sort({ dueAt: 1 })
      .limit(limit)
      .lean<Pick<SandboxDeliveryDocument, '_id' | 'dueAt'>[]>();
    return rows.map(({ _id, dueAt = now }) => ({ id: _id, dueAt }));
  }

  /** Counts an attempt at a delivery that is due; null when it is over or not due any more. */
  async begin(id: string, now: Date): Promise<SandboxDelivery | null> {
    const row = await this.model
      .findOneAndUpdate(
        { _id: id, dueAt: { $lte: now } },
        { $inc: { attempts: 1 } },
        { returnDocument: 'after' },
      )
      .lean<SandboxDeliveryDocument & { dueAt: Date }>();
    if (!row) return null;
    const { _id, ...rest } = row;
    return { id: _id, ...rest };
  }

  /** Delivered, or given up. */
  async end(id: string, lastAnswer: string, endedAt: Date): Promise<void> {
    await this.model.updateOne({ _id: id }, { $set: { lastAnswer, endedAt }, $unset: { dueAt: 1 } });
  }

  async tryAgain(id: string, lastAnswer: string, dueAt: Date): Promise<void> {
    await this.model.updateOne({ _id: id }, { $set: { lastAnswer, dueAt } });
  }
}
