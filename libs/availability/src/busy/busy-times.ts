import { Injectable } from '@nestjs/common';
import { InjectModel } from '@nestjs/mongoose';
import { insertPlain } from '@noillin/mongo';
import { overlaps, type Interval } from '@noillin/scheduling';
import { Model, type QueryFilter } from 'mongoose';
import type { BusyMonthDocument } from './busy-month.schema';
import { monthOf, splitByMonth, type MonthKey } from './split-by-month';

/** Time that an imported calendar takes of one influencer, epoch milliseconds. One over the end of a UTC month is in two pieces. */
export interface BusyTime extends Interval {
  influencerId: string;
  importId: string;
}

/** The busy times of one import, all of them. */
interface ImportedTimes {
  influencerId: string;
  importId: string;
  /** Sorted, disjoint. */
  times: readonly Interval[];
}

/** The busy times that influencers imported from their other calendars. */
@Injectable()
export class BusyTimes {
  constructor(@InjectModel('BusyMonth') private readonly model: Model<BusyMonthDocument>) {}

  /** What meets `[from, to)`, epoch milliseconds. Times of different imports may overlap. One indexed read. */
  async between(influencerIds: readonly string[], from: number, to: number): Promise<BusyTime[]> {
    if (influencerIds.length === 0 || from >= to) return [];
    const rows = await this.model
      .find(monthRange(influencerIds, monthOf(from), monthOf(to - 1)))
      .sort({ _id: 1 })
      .lean<BusyMonthDocument[]>();
    return rows.flatMap(toBusyTimes).filter((time) => overlaps(time, { start: from, end: to }));
  }

  /** Puts these in the place of what the import held. Belongs inside a transaction. */
  async replace({ influencerId, importId, times }: ImportedTimes): Promise<void> {
    await this.remove(importId);
    const months = new Map<MonthKey, BusyMonthDocument>();
    for (const { month, start, end } of times.flatMap(splitByMonth)) {
      const document = months.get(month) ?? {
        _id: `${influencerId}:${month}:${importId}`,
        importId,
        times: [],
      };
      document.times.push({ start: new Date(start), end: new Date(end) });
      months.set(month, document);
    }
    for (const document of months.values()) await insertPlain(this.model, document);
  }

  async remove(importId: string): Promise<void> {
    await this.model.deleteMany({ importId });
  }
}

function monthRange(
  influencerIds: readonly string[],
  first: MonthKey,
  last: MonthKey,
): QueryFilter<{ _id: string }> {
  // `;` is the character after `:`, so that every import of the last month is in.
  const ranges = influencerIds.map((id) => ({ _id: { $gte: `${id}:${first}:`, $lt: `${id}:${last};` } }));
  return ranges.length === 1 && ranges[0] ? ranges[0] : { $or: ranges };
}

function toBusyTimes({ _id, importId, times }: BusyMonthDocument): BusyTime[] {
  const influencerId = _id.slice(0, _id.indexOf(':'));
  return times.map(({ start, end }) => ({
    influencerId,
    importId,
    start: start.getTime(),
    end: end.getTime(),
  }));
}
