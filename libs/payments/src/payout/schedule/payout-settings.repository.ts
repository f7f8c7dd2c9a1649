import { Injectable } from '@nestjs/common';
import { InjectModel } from '@nestjs/mongoose';
import { defineSchema, type Stored } from '@noillin/mongo';
import { Model } from 'mongoose';
import { DEFAULT_PAYOUT_SETTINGS, PAYOUT_SCHEDULES, type PayoutSettings } from './payout-settings';

/** `_id` is the influencer. */
export interface PayoutSettingsDocument extends Stored, PayoutSettings {}

export const PayoutSettingsSchema = defineSchema<PayoutSettingsDocument>(
  {
    schedule: { type: String, required: true, enum: PAYOUT_SCHEDULES },
    minimumAmount: { type: Number, required: true },
  },
  { collection: 'payout_settings' },
);

@Injectable()
export class PayoutSettingsRepository {
  constructor(@InjectModel('PayoutSettings') private readonly model: Model<PayoutSettingsDocument>) {}

  /** The default where the influencer has set nothing. */
  async of(influencerId: string): Promise<PayoutSettings> {
    const row = await this.model.findById(influencerId).lean<PayoutSettingsDocument>();
    if (!row) return DEFAULT_PAYOUT_SETTINGS;
    const { schedule, minimumAmount } = row;
    return { schedule, minimumAmount };
  }

  async set(influencerId: string, { schedule, minimumAmount }: PayoutSettings): Promise<void> {
    const values = { schedule, minimumAmount };
    await this.model.updateOne({ _id: influencerId }, { $set: values }, { upsert: true });
  }
}
