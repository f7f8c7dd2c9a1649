import type { Redis } from 'ioredis';
import type { Db } from 'mongodb';
import { rowsOf } from '../book-uncontended/templates';

/** Days, first and last included. */
interface Days {
  from: string;
  to: string;
}

const DAY_MS = 86_400_000;
const shifted = (date: string, days: number): string =>
  new Date(Date.parse(date) + days * DAY_MS).toISOString().slice(0, 10);

/** The reads that core-api does for one listing, in its order, through the drivers and with nothing around them. */
export class RawListing {
  constructor(
    private readonly db: Db,
    private readonly redis: Redis,
    private readonly gigId: string,
    private readonly influencerId: string,
  ) {}

  async read({ from, to }: Days): Promise<void> {
    const id = this.influencerId;
    // Which days these are in the owner's zone is known only when they have been read.
    const [first, last] = [shifted(from, -1), shifted(to, 2)];
    await rowsOf(this.db, 'gigs').findOne({ _id: this.gigId });
    await Promise.all([
      rowsOf(this.db, 'schedule_versions')
        .find({ _id: { $in: [id] } })
        .toArray(),
      rowsOf(this.db, 'calendar_days')
        .find({ _id: { $gte: `${id}:${first}`, $lte: `${id}:${last}` } })
        .sort({ _id: 1 })
        .toArray(),
      rowsOf(this.db, 'busy_months')
        .find({ _id: { $gte: `${id}:${first.slice(0, 7)}:`, $lt: `${id}:${last.slice(0, 7)};` } })
        .sort({ _id: 1 })
        .toArray(),
      this.redis.hmget(this.key, ...monthsOf(first, last)),
    ]);
  }

  /** @throws Error when the listing before did not leave what this reads */
  async requireCached({ from, to }: Days): Promise<void> {
    const months = await this.redis.hmget(this.key, ...monthsOf(shifted(from, -1), shifted(to, 1)));
    if (months.includes(null)) throw new Error('The windows of the listed months are not in the cache');
  }

  private get key(): string {
    return `availability:windows:${this.influencerId}`;
  }
}

function monthsOf(first: string, last: string): string[] {
  const months = new Set<string>();
  for (let day = first; day <= last; day = shifted(day, 1)) months.add(day.slice(0, 7));
  return [...months];
}
