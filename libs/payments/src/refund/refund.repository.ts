import { Injectable } from '@nestjs/common';
import { InjectModel } from '@nestjs/mongoose';
import { Model } from 'mongoose';
import type { Refund, RefundStatus } from './refund';
import type { RefundDocument } from './refund.schema';

const toRefund = ({ _id, ...rest }: RefundDocument): Refund => ({ id: _id, ...rest });

@Injectable()
export class RefundRepository {
  constructor(@InjectModel('Refund') private readonly model: Model<RefundDocument>) {}

  async create({ id, ...rest }: Refund): Promise<void> {
    await this.model.create([{ _id: id, ...rest }]);
  }

  async findById(id: string): Promise<Refund | null> {
    const row = await this.model.findById(id).lean<RefundDocument>();
    return row && toRefund(row);
  }

  async findByPayment(paymentId: string): Promise<Refund[]> {
    return (await this.model.find({ paymentId }).lean<RefundDocument[]>()).map(toRefund);
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
