import { DomainError } from '@noillin/contracts';
import {
  addDays,
  DAY,
  HOUR,
  isLocalDate,
  localDate,
  parseInstant,
  parseRange,
  parseRangeAnywhere,
  type Interval,
  type Problem,
} from '@noillin/scheduling';

/** Two ends as a request names them, each a local date or an instant; what is left out is today, and 14 days. */
export interface RangeQuery {
  from?: string;
  to?: string;
}

const DEFAULT_DAYS = 14;
export const MAX_DAYS = 92;
/** Local days of a range with clock changes in it may last longer than that many times 24 hours. */
const CLOCK_CHANGES = 3 * HOUR;
const MAX_RANGE = MAX_DAYS * DAY + CLOCK_CHANGES;

/**
 * The range that a query asks for, epoch milliseconds, `[from, to)`. Days are days of the given zone.
 * @throws DomainError `validation_failed`, `range_too_long`
 */
export function timeRange(query: RangeQuery, timezone: string, now: number): { from: number; to: number } {
  const from = query.from ?? localDate(timezone, now);
  const { start, end } = sound(parseRange(timezone, from, query.to ?? defaultEnd(from)), MAX_RANGE);
  return { from: start, to: end };
}

/**
 * What has to be read for the query before the zone is known: the range as it is in whatever zone.
 * @throws DomainError `validation_failed`, `range_too_long`
 */
export function readRange(query: RangeQuery, now: number): Interval {
  const from = query.from ?? localDate('UTC', now);
  // Today is a day earlier or later elsewhere, and so is the last day counted from it.
  return sound(parseRangeAnywhere(from, query.to ?? defaultEnd(from)), MAX_RANGE + 2 * DAY);
}

function sound(range: Interval | Problem[], longest: number): Interval {
  if (Array.isArray(range)) {
    const fields = range.map(({ path, message }) => ({
      field: path,
      message: `${path} ${message}`,
    }));
    throw new DomainError('validation_failed', {}, { fields });
  }
  const interval = range;
  if (interval.end - interval.start > longest) {
    throw new DomainError('range_too_long', { maxDays: MAX_DAYS });
  }
  return interval;
}

/** As much as is shown without being asked for; what is no date or instant stays as it is, to be refused. */
function defaultEnd(from: string): string {
  if (isLocalDate(from)) return addDays(from, DEFAULT_DAYS - 1);
  const instant = parseInstant(from);
  return instant === undefined ? from : new Date(instant + DEFAULT_DAYS * DAY).toISOString();
}
