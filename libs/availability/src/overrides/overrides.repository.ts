import { Injectable } from '@nestjs/common';
import { InjectModel } from '@nestjs/mongoose';
import { DAY, type Interval, type LocalDate } from '@noillin/scheduling';
import { Model } from 'mongoose';
import { utcDay } from '../calendar/split-by-day';
import { dayKey, dayRange } from '../day-key';
import type { AvailabilityOverride } from './availability-override';
import type { AvailabilityOverrideDocument } from './availability-override.schema';

const toOverride = ({ _id, ...override }: AvailabilityOverrideDocument): AvailabilityOverride => override;

/** A window that reaches into a range begins at most this long before it, whatever the zone. */
const WINDOW_REACH = 4 * DAY;
const LAST_DATE = '9999-12-31';

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

  /** Those that have a say in what is open within the range, in whatever zone. */
  findAround(influencerIds: readonly string[], { start, end }: Interval): Promise<AvailabilityOverride[]> {
    return this.findBetween(influencerIds, utcDay(start - WINDOW_REACH), utcDay(end + WINDOW_REACH));
  }

  /** Puts the override in the place of the one of that day, if any. */
  async replace(override: AvailabilityOverride): Promise<void> {
    const key = dayKey(override.influencerId, override.date);
    await this.model.updateOne({ _id: key }, { $set: override }, { upsert: true });
  }

  /** As `replace`, for any number of days of one influencer: two commands. */
  async replaceMany(overrides: readonly AvailabilityOverride[]): Promise<void> {
    const rows = overrides.map((override) => ({
      _id: dayKey(override.influencerId, override.date),
      ...override,
    }));
    await this.model.deleteMany({ _id: { $in: rows.map(({ _id }) => _id) } });
    await this.model.insertMany(rows);
  }

  /** Of the days from `first` on. */
  async countFrom(influencerId: string, first: LocalDate): Promise<number> {
    return this.model.countDocuments(dayRange([influencerId], first, LAST_DATE));
  }

  /** Removes those of the days `first` to `last`, both included; answers how many there were. */
  async removeBetween(influencerId: string, first: LocalDate, last: LocalDate): Promise<number> {
    const result = await this.model.deleteMany(dayRange([influencerId], first, last));
    return result.deletedCount;
  }

  /** False when that day had none. */
  async remove(influencerId: string, date: LocalDate): Promise<boolean> {
    const result = await this.model.deleteOne({ _id: dayKey(influencerId, date) });
    return result.deletedCount > 0;
  }
}
