import { Interval } from './interval';
import { instantsOfDays, localEpochDay } from './zone-local';

/** A cap on bookings that start within a local day or ISO week, Monday to Sunday. */
export interface BookingLimit {
  readonly per: 'day' | 'week';
  readonly most: number;
  /** IANA zone in which days begin and end. */
  readonly timezone: string;
  /** Starts (epoch ms) of the bookings that count; see `limitReach` for the range they have to cover. */
  readonly starts: readonly number[];
}

/** Local days as counts since 1970-01-01, the last one not included. */
interface Days {
  readonly first: number;
  readonly end: number;
}

/**
 * The range whose bookings decide about starts within `[from, to)`: the local days, or weeks, these lie in.
 * @throws RangeError for an unknown zone
 */
export function limitReach(
  limit: Pick<BookingLimit, 'per' | 'timezone'>,
  { start, end }: Interval,
): Interval {
  const { first } = daysOf(limit.per, periodAt(limit, start));
  const last = daysOf(limit.per, periodAt(limit, end - 1));
  const spans = instantsOfDays(limit.timezone, first, last.end);
  return { start: spans[0]!.start, end: spans.at(-1)!.end };
}

/** Whether no further booking may start on the local day, or in the week, of the instant. */
export function isFull(limit: BookingLimit, instant: number): boolean {
  const period = periodAt(limit, instant);
  return limit.starts.filter((start) => periodAt(limit, start) === period).length >= limit.most;
}

/** The instants of the range at which `isFull`, though possibly more before and after it. */
export function fullSpans(limit: BookingLimit, range: Interval): Interval[] {
  if (limit.most <= 0) return [range];
  const bookings = new Map<number, number>();
  for (const start of limit.starts) {
    const period = periodAt(limit, start);
    bookings.set(period, (bookings.get(period) ?? 0) + 1);
  }
  return [...bookings]
    .filter(([, count]) => count >= limit.most)
    .map(([period]) => daysOf(limit.per, period))
    .flatMap(({ first, end }) => instantsOfDays(limit.timezone, first, end));
}

/** 1970-01-01 was the fourth day, a Thursday, of its week. */
const DAYS_BEFORE_EPOCH = 3;

function periodAt({ per, timezone }: Pick<BookingLimit, 'per' | 'timezone'>, instant: number): number {
  const day = localEpochDay(timezone, instant);
  return per === 'day' ? day : Math.floor((day + DAYS_BEFORE_EPOCH) / 7);
}

function daysOf(per: BookingLimit['per'], period: number): Days {
  if (per === 'day') return { first: period, end: period + 1 };
  const first = period * 7 - DAYS_BEFORE_EPOCH;
  return { first, end: first + 7 };
}
