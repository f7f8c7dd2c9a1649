import { Injectable } from '@nestjs/common';
import { InjectModel } from '@nestjs/mongoose';
import type { Money } from '@noillin/contracts';
import { Model, type UpdateQuery } from 'mongoose';
import type { SandboxAccount, SandboxOnboardingLink } from './sandbox-account';
import type { SandboxAccountDocument } from './sandbox-transfers.schemas';

const toAccount = ({ _id, ...rest }: SandboxAccountDocument): SandboxAccount => ({ id: _id, ...rest });
const orNull = (row: SandboxAccountDocument | null): SandboxAccount | null => row && toAccount(row);

@Injectable()
export class SandboxAccounts {
  constructor(@InjectModel('SandboxAccount') private readonly model: Model<SandboxAccountDocument>) {}

  /** Stores the account, or answers the one that the influencer has. */
  async openOnce({ id, influencerId, ...rest }: SandboxAccount): Promise<SandboxAccount> {
    const row = await this.model
      .findOneAndUpdate(
        { influencerId },
        { $setOnInsert: { _id: id, ...rest } },
        { upsert: true, returnDocument: 'after' },
      )
      .lean<SandboxAccountDocument>();
    return toAccount(row);
  }

  async findById(id: string): Promise<SandboxAccount | null> {
    return orNull(await this.model.findById(id).lean<SandboxAccountDocument>());
  }

  async findByToken(token: string): Promise<SandboxAccount | null> {
    return orNull(await this.model.findOne({ token }).lean<SandboxAccountDocument>());
  }

  async findByInfluencer(influencerId: string): Promise<SandboxAccount | null> {
    return orNull(await this.model.findOne({ influencerId }).lean<SandboxAccountDocument>());
  }

  /** A new link to the onboarding page; the one before stops working. Null for an account that is none. */
  setLink(id: string, token: string, link: SandboxOnboardingLink): Promise<SandboxAccount | null> {
    return this.change(id, {}, { $set: { token, link } });
  }

  /** The influencer is through with onboarding; null when they had been before. Numbers the event of it. */
  identify(id: string): Promise<SandboxAccount | null> {
    return this.change(id, { identified: false }, { $set: { identified: true }, $inc: { sequence: 1 } });
  }

  async credit(id: string, { amount, currency }: Money): Promise<void> {
    await this.model.updateOne({ _id: id }, { $inc: { [`balances.${currency}`]: amount } });
  }

  /** Takes money off an account; false when it does not hold that much. */
  async debit(id: string, { amount, currency }: Money): Promise<boolean> {
    const balance = `balances.${currency}`;
    return (
      (await this.change(id, { [balance]: { $gte: amount } }, { $inc: { [balance]: -amount } })) !== null
    );
  }

  /** The influencer's bank has everything now. */
  async empty(id: string): Promise<void> {
    await this.model.updateOne({ _id: id }, { $set: { balances: {} } });
  }

  private async change(
    id: string,
    condition: object,
    change: UpdateQuery<SandboxAccountDocument>,
  ): Promise<SandboxAccount | null> {
    return orNull(
      await this.model
        .findOneAndUpdate({ _id: id, ...condition }, change, { returnDocument: 'after' })
        .lean<SandboxAccountDocument>(),
    );
  }
}
