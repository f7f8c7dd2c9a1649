import { Injectable } from '@nestjs/common';
import { RedisClient } from '@noillin/redis';
import type { LocalDate, OpenWindow } from '@noillin/scheduling';
import type { MonthKey } from '../busy/split-by-month';

/** The windows of one influencer in one UTC month, as they follow from rules and overrides. */
export interface ComputedMonth {
  /** Of the schedule they follow from. */
  version: string;
  timezone: string;
  /** Local days in reach of the month that have an override. */
  overridden: LocalDate[];
  windows: OpenWindow[];
}

/** Of one influencer, by month; nothing for months that are not in the cache. */
export type CachedMonths = readonly (ComputedMonth | undefined)[];

/** Nobody waits longer than this for what they can compute themselves. */
const ANSWER_WITHIN_MS = 50;
const KEEP_SECONDS = 24 * 60 * 60;
const keyOf = (influencerId: string): string => `availability:windows:${influencerId}`;

/**
 * Computed windows in Redis: a hash for each influencer, a field for each month. Every value names the version of the
 * schedule it follows from, so that an old one is recognised however late it is removed. Losing all of them costs time only.
 */
@Injectable()
export class WindowCache {
  constructor(private readonly client: RedisClient) {}

  /** One for each influencer, in their order; empty where Redis does not answer. */
  async read(influencerIds: readonly string[], months: readonly MonthKey[]): Promise<CachedMonths[]> {
    if (influencerIds.length === 0 || this.client.redis.status !== 'ready') return [];
    const reads = influencerIds.map((id) => this.client.redis.hmget(keyOf(id), ...months));
    const values = await withinTime(Promise.all(reads));
    return (values ?? []).map((ofOne) => ofOne.map(decode));
  }

  /** Best effort, and not waited for. */
  store(influencerId: string, months: readonly { month: MonthKey; computed: ComputedMonth }[]): void {
    if (this.client.redis.status !== 'ready') return;
    const fields = Object.fromEntries(months.map(({ month, computed }) => [month, encode(computed)]));
    this.client.redis
      .multi()
      .hset(keyOf(influencerId), fields)
      .expire(keyOf(influencerId), KEEP_SECONDS)
      .exec()
      .catch(() => undefined);
  }

  /** Makes room: what follows from an older schedule is of no more use. */
  async drop(influencerId: string): Promise<void> {
    await this.client.redis.del(keyOf(influencerId));
  }
}

/** Numbers in a row: a month of windows is a few hundred bytes. */
type Encoded = [version: string, timezone: string, overridden: LocalDate[], windows: number[]];

function encode({ version, timezone, overridden, windows }: ComputedMonth): string {
  const numbers = windows.flatMap(({ start, end, origin }) => [start, end, origin]);
  return JSON.stringify([version, timezone, overridden, numbers] satisfies Encoded);
}

function decode(value: string | null): ComputedMonth | undefined {
  const encoded = value === null ? undefined : parse(value);
  if (encoded === undefined) return undefined;
  const [version, timezone, overridden, numbers] = encoded;
  const windows: OpenWindow[] = [];
  for (let i = 0; i + 2 < numbers.length; i += 3) {
    windows.push({ start: numbers[i]!, end: numbers[i + 1]!, origin: numbers[i + 2]! });
  }
  return { version, timezone, overridden, windows };
}

/** Undefined for what an older or newer release may have stored. */
function parse(value: string): Encoded | undefined {
  try {
    const parsed = JSON.parse(value) as Encoded;
    return Array.isArray(parsed) && parsed.length === 4 ? parsed : undefined;
  } catch {
    return undefined;
  }
}

/** Undefined when it fails or takes too long. */
async function withinTime<Result>(work: Promise<Result>): Promise<Result | undefined> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<undefined>((resolve) => {
    timer = setTimeout(() => resolve(undefined), ANSWER_WITHIN_MS);
  });
  return Promise.race([work.catch(() => undefined), late]).finally(() => clearTimeout(timer));
}
