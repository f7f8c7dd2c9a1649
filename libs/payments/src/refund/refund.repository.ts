import { Injectable } from '@nestjs/common';
import { InjectModel } from '@nestjs/mongoose';
import type { DueItem } from '@noillin/utils';
import { Model } from 'mongoose';
import type { Refund, RefundStatus } from './refund';
import type { RefundDocument } from './refund.schema';

const toRefund = ({ _id, askAt: _askAt, ...rest }: RefundDocument): Refund => ({ id: _id, ...rest });

@Injectable()
export class RefundRepository {
  constructor(@InjectModel('Refund') private readonly model: Model<RefundDocument>) {}

  async create({ id, ...rest }: Refund, askAt: Date): Promise<void> {
    await this.model.create([{ _id: id, ...rest, askAt }]);
  }

  async findById(id: string): Promise<Refund | null> {
    const row = await this.model.findById(id).lean<RefundDocument>();
    return row && toRefund(row);
  }

  async findByPayment(paymentId: string): Promise<Refund[]> {
    return (await this.model.find({ paymentId }).lean<RefundDocument[]>()).map(toRefund);
  }

  /** Refunds of which nobody knows what became of them, longest due first. */
  async findDueForAsking(now: Date, limit: number): Promise<DueItem[]> {
    const rows = await this.model
      .find({ askAt: { $lte: now } }, { askAt: 1 })
      .sort({ askAt: 1 })
      .limit(limit)
      .lean<Pick<RefundDocument, '_id' | 'askAt'>[]>();
    return rows.map(({ _id, askAt = now }) => ({ id: _id, dueAt: askAt }));
  }

  /** Puts the refund's next turn at `askAt`, if it still has one. */
  async askAgain(id: string, askAt: Date): Promise<void> {
    await this.model.updateOne({ _id: id, askAt: { $exists: true } }, { $set: { askAt } });
  }

  /** The outcome is known. */
  async stopAsking(id: string): Promise<void> {
    await this.model.updateOne({ _id: id }, { $unset: { askAt: 1 } });
  }

  /** Compare-and-set out of one of the `from` states; null when the refund is in none of them any more. */
  async change(
    id: string,
    from: readonly RefundStatus[],
    set: Partial<Pick<Refund, 'status' | 'providerRefundId' | 'settledAt'>>,
  ): Promise<Refund | null> {
    const row = await this.model
      .findOneAndUpdate({ _id: id, status: { $in: [...from] } }, { $set: set }, { returnDocument: 'after' })
      .lean<RefundDocument>();
    return row && toRefund(row);
  }
}
