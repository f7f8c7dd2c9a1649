import { Interval } from './interval';
import { isLocalDate } from './local-date';
import { Problem } from './problem';
import { DAY } from './units';
import { localDayRange } from './zone-local';

/** ISO 8601 with seconds optional and the offset required: without one the instant is anybody's guess. */
const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d(?:\.\d{1,9})?)?(?:Z|[+-]\d\d:\d\d)$/;

const NOT_AFTER: Problem = { path: 'to', message: 'must be after from' };

/** Epoch milliseconds of an ISO 8601 instant with an offset, or undefined. */
export function parseInstant(text: string): number | undefined {
  if (!INSTANT.test(text) || !isLocalDate(text.slice(0, 10))) return undefined;
  const instant = Date.parse(text);
  return Number.isNaN(instant) ? undefined : instant;
}

/**
 * Reads the two ends of a range, each an instant or a local date of the zone. A `from` date starts with its day, a
 * `to` date is included as a whole; a `to` instant is not included.
 * @throws RangeError for an unknown zone
 */
export function parseRange(timezone: string, from: string, to: string): Interval | Problem[] {
  const start = parseEnd(timezone, from, 'start');
  const end = parseEnd(timezone, to, 'end');
  const problems = [...unless(start, 'from'), ...unless(end, 'to')];
  if (start === undefined || end === undefined) return problems;
  return start < end ? { start, end } : [NOT_AFTER];
}

/**
 * The same for a zone that is not known yet: every instant that the range has in any zone. Dates are taken a day wider
 * than in UTC, which no zone is further away from.
 */
export function parseRangeAnywhere(from: string, to: string): Interval | Problem[] {
  const start = parseEnd('UTC', from, 'start');
  const end = parseEnd('UTC', to, 'end');
  if (start === undefined || end === undefined) return [...unless(start, 'from'), ...unless(end, 'to')];
  const widest = {
    start: isLocalDate(from) ? start - DAY : start,
    end: isLocalDate(to) ? end + DAY : end,
  };
  return widest.start < widest.end ? widest : [NOT_AFTER];
}

function parseEnd(timezone: string, text: string, side: 'start' | 'end'): number | undefined {
  return isLocalDate(text) ? localDayRange(timezone, text, text)[side] : parseInstant(text);
}

function unless(parsed: number | undefined, path: string): Problem[] {
  const message = 'must be a date (YYYY-MM-DD) or an ISO 8601 instant with Z or an offset';
  return parsed === undefined ? [{ path, message }] : [];
}
