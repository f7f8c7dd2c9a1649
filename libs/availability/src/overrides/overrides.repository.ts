import { Injectable } from '@nestjs/common';
import { InjectModel } from '@nestjs/mongoose';
import type { LocalDate } from '@noillin/scheduling';
import { Model } from 'mongoose';
import { dayKey, dayRange } from '../day-key';
import type { AvailabilityOverride } from './availability-override';
import type { AvailabilityOverrideDocument } from './availability-override.schema';

const toOverride = ({ _id, ...override }: AvailabilityOverrideDocument): AvailabilityOverride => override;

/** The stored overrides of single days. */
@Injectable()
export class OverridesRepository {
  constructor(
    @InjectModel('AvailabilityOverride') private readonly model: Model<AvailabilityOverrideDocument>,
  ) {}

  /** Those of the days `first` to `last`, both included, by influencer and day. */
  async findBetween(
    influencerIds: readonly string[],
    first: LocalDate,
    last: LocalDate,
  ): Promise<AvailabilityOverride[]> {
    if (influencerIds.length === 0) return [];
    const rows = await this.model
      .find(dayRange(influencerIds, first, last))
      .sort({ _id: 1 })
      .lean<AvailabilityOverrideDocument[]>();
    return rows.map(toOverride);
  }

  /** Puts the override in the place of the one of that day, if any. */
  async replace(override: AvailabilityOverride): Promise<void> {
    const key = dayKey(override.influencerId, override.date);
    await this.model.updateOne({ _id: key }, { $set: override }, { upsert: true });
  }

  /** False when that day had none. */
  async remove(influencerId: string, date: LocalDate): Promise<boolean> {
    const result = await this.model.deleteOne({ _id: dayKey(influencerId, date) });
    return result.deletedCount > 0;
  }
}
