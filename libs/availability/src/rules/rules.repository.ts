import { Injectable } from '@nestjs/common';
import { InjectModel } from '@nestjs/mongoose';
import { Model } from 'mongoose';
import type { AvailabilityRules } from './availability-rules';
import type { AvailabilityRulesDocument } from './availability-rules.schema';

const toRules = ({ _id, timezone, weekly }: AvailabilityRulesDocument): AvailabilityRules => ({
  influencerId: _id,
  timezone,
  weekly,
});

/** The stored weekly rules. */
@Injectable()
export class RulesRepository {
  constructor(@InjectModel('AvailabilityRules') private readonly model: Model<AvailabilityRulesDocument>) {}

  async findByInfluencer(influencerId: string): Promise<AvailabilityRules | null> {
    const row = await this.model.findById(influencerId).lean<AvailabilityRulesDocument>();
    return row && toRules(row);
  }

  /** In no particular order; influencers without rules are left out. */
  async findByInfluencers(influencerIds: readonly string[]): Promise<AvailabilityRules[]> {
    const rows = await this.model
      .find({ _id: { $in: [...influencerIds] } })
      .lean<AvailabilityRulesDocument[]>();
    return rows.map(toRules);
  }

  /** Puts the rules in the place of those that were. */
  async replace({ influencerId, ...rules }: AvailabilityRules): Promise<void> {
    await this.model.updateOne({ _id: influencerId }, { $set: rules }, { upsert: true });
  }
}
