import { Injectable } from '@nestjs/common';
import { InjectModel } from '@nestjs/mongoose';
import { Outbox } from '@noillin/messaging';
import { newId } from '@noillin/utils';
import { Model } from 'mongoose';
import type { ScheduleVersionDocument } from './schedule-version.schema';

/** Keeps account of changes of rules, overrides and imported calendars. */
@Injectable()
export class ScheduleChanges {
  constructor(
    @InjectModel('ScheduleVersion') private readonly model: Model<ScheduleVersionDocument>,
    private readonly outbox: Outbox,
  ) {}

  /**
   * Belongs inside the transaction of the change: makes every day computed before it worthless, and tells everybody. Of two
   * changes of one influencer at once, one starts again.
   */
  async note(influencerId: string): Promise<void> {
    await this.model.updateOne({ _id: influencerId }, { $set: { version: newId() } }, { upsert: true });
    await this.outbox.add('availability.changed', { influencerId });
  }

  /** The current versions, by influencer; whoever never changed anything has none. */
  async versionsOf(influencerIds: readonly string[]): Promise<Map<string, string>> {
    const rows = await this.model
      .find({ _id: { $in: [...influencerIds] } })
      .lean<ScheduleVersionDocument[]>();
    return new Map(rows.map(({ _id, version }) => [_id, version]));
  }
}
