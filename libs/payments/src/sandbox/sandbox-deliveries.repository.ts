import { Injectable } from '@nestjs/common';
import { InjectModel } from '@nestjs/mongoose';
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

  /** Takes the delivery that has been due longest; it falls due again at `leasedUntil` unless it ends before. */
  async lease(now: Date, leasedUntil: Date): Promise<SandboxDelivery | null> {
    const row = await this.model
      .findOneAndUpdate(
        { dueAt: { $lte: now } },
        { $set: { dueAt: leasedUntil }, $inc: { attempts: 1 } },
        { sort: { dueAt: 1 }, returnDocument: 'after' },
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
