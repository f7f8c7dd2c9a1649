import { Injectable } from '@nestjs/common';
import { InjectModel } from '@nestjs/mongoose';
import { Model } from 'mongoose';
import { payoutAccountKey, type PayoutAccount } from './payout-account';
import type { PayoutAccountDocument } from './payout-account.schema';

const toAccount = ({ _id, ...rest }: PayoutAccountDocument): PayoutAccount => rest;

@Injectable()
export class PayoutAccountRepository {
  constructor(@InjectModel('PayoutAccount') private readonly model: Model<PayoutAccountDocument>) {}

  async find(provider: string, influencerId: string): Promise<PayoutAccount | null> {
    const row = await this.model
      .findById(payoutAccountKey(provider, influencerId))
      .lean<PayoutAccountDocument>();
    return row && toAccount(row);
  }

  async findByAccount(provider: string, accountId: string): Promise<PayoutAccount | null> {
    const row = await this.model.findOne({ provider, accountId }).lean<PayoutAccountDocument>();
    return row && toAccount(row);
  }

  /** Stores what the provider says of the account now. */
  async save(account: PayoutAccount): Promise<void> {
    const _id = payoutAccountKey(account.provider, account.influencerId);
    await this.model.updateOne({ _id }, { $set: account }, { upsert: true });
  }
}
