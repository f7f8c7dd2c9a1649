import { Injectable } from '@nestjs/common';
import { InjectModel } from '@nestjs/mongoose';
import { insertPlain } from '@noillin/mongo';
import { Model } from 'mongoose';
import type { Payout } from './payout';
import type { PayoutDocument } from './payout.schema';

const toPayout = ({ _id, dueAt: _dueAt, ...rest }: PayoutDocument): Payout => ({ id: _id, ...rest });

@Injectable()
export class PayoutRepository {
  constructor(@InjectModel('Payout') private readonly model: Model<PayoutDocument>) {}

  async create({ id, ...rest }: Payout): Promise<void> {
    await insertPlain(this.model, { _id: id, ...rest, dueAt: rest.createdAt });
  }

  async findById(id: string): Promise<Payout | null> {
    const row = await this.model.findById(id).lean<PayoutDocument>();
    return row && toPayout(row);
  }

  async ofAllocations(allocationIds: readonly string[]): Promise<Payout[]> {
    const filter = { allocationId: { $in: [...allocationIds] } };
    const rows = await this.model.find(filter).sort({ _id: 1 }).lean<PayoutDocument[]>();
    return rows.map(toPayout);
  }

  /** Takes one that is due, counts the attempt, and leaves it alone until `again` in case the taker dies. */
  async takeDue(now: Date, again: Date): Promise<Payout | null> {
    const row = await this.model
      .findOneAndUpdate(
        { dueAt: { $lte: now } },
        { $set: { dueAt: again }, $inc: { attempts: 1 } },
        { sort: { dueAt: 1 }, returnDocument: 'after' },
      )
      .lean<PayoutDocument>();
    return row && toPayout(row);
  }

  /** Compare-and-set out of `requested`; null when the payout is settled already. */
  async settle(
    id: string,
    settled: Pick<Payout, 'status' | 'failure' | 'providerTransferId' | 'settledAt'>,
  ): Promise<Payout | null> {
    const row = await this.model
      .findOneAndUpdate(
        { _id: id, status: 'requested' },
        { $set: settled, $unset: { dueAt: 1 } },
        { returnDocument: 'after' },
      )
      .lean<PayoutDocument>();
    return row && toPayout(row);
  }
}
