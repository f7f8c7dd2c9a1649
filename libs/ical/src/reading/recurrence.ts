import { DAY, HOUR, MINUTE, type Interval } from '@noillin/scheduling';
import ICAL from 'ical.js';
import type { Budget } from './budget';
import type { CalendarEvent } from './calendar-event';
import { toTime, toWall, type WallTime } from './calendar-zone';
import { EventSkipped } from './event-skipped';
import { timesOfDay } from './times-of-day';

/**
 * The starts that an event's rules name within a range of instants, on the event's own wall clock; its own start comes
 * first, whatever the range. A start may come twice, and some of those before the range come as well.
 */
export function* recurringStarts(event: CalendarEvent, range: Interval, budget: Budget): Generator<WallTime> {
  yield event.start.wall;
  for (const property of event.component.getAllProperties('rrule')) {
    const rule = property.getFirstValue();
    if (!(rule instanceof ICAL.Recur)) throw new EventSkipped('malformed');
    yield* startsOfRule(rule, event, range, budget);
  }
}

/**
 * The rule runs on the bare wall clock: nine o'clock stays nine o'clock when clocks change. Its UNTIL is an instant,
 * mostly, and its times of the day and its COUNT go together, so that all of these are looked at here.
 */
function* startsOfRule(
  rule: ICAL.Recur,
  { start }: CalendarEvent,
  range: Interval,
  budget: Budget,
): Generator<WallTime> {
  const isOver = isAfterUntil(rule.until);
  let left = rule.count ?? Infinity;
  for (const wall of wallTimes(rule, start.wall, range, budget)) {
    const instant = start.zone.toInstant(wall);
    if (left <= 0 || instant >= range.end || isOver(wall, instant)) return;
    left -= 1;
    yield wall;
  }
}

/** What the rule names from its start to a while after the range, whatever its COUNT and UNTIL. */
function* wallTimes(rule: ICAL.Recur, start: WallTime, range: Interval, budget: Budget): Generator<WallTime> {
  const { dates, times } = timesOfDay(rule, start);
  const isNamed = daysNamedBy(rule);
  const iterator = dates.iterator(
    toTime(rule.count ? start : start + wholePeriods(rule, start, range.start)),
  );
  for (let next = iterator.next(); next; next = iterator.next()) {
    budget.step();
    const wall = toWall(next);
    if (wall >= range.end + 2 * DAY) return;
    if (!isNamed(next)) continue;
    if (times === undefined) yield wall;
    else yield* timesOn(wall - (((wall % DAY) + DAY) % DAY), times, start, budget);
  }
}

function* timesOn(
  day: WallTime,
  times: Iterable<number>,
  start: WallTime,
  budget: Budget,
): Generator<WallTime> {
  for (const time of times) {
    budget.step();
    if (day + time >= start) yield day + time;
  }
}

const PERIODS: Partial<Record<string, number>> = {
  SECONDLY: 1000,
  MINUTELY: MINUTE,
  HOURLY: HOUR,
  DAILY: DAY,
  WEEKLY: 7 * DAY,
};

/** How far one can go ahead at once towards the range without leaving the rule's rhythm: nobody counts what was long ago. */
function wholePeriods({ freq, interval }: ICAL.Recur, start: WallTime, from: number): number {
  const period = (PERIODS[freq] ?? Infinity) * Math.max(1, interval);
  const periods = Math.floor((from - start) / period);
  return periods > 0 ? periods * period : 0;
}

/**
 * Which days a rule can name at all. The library rolls days that a month does not have, 30 February, over into the
 * next month; they are none (RFC 5545, 3.3.10).
 */
function daysNamedBy({ parts }: ICAL.Recur): (day: ICAL.Time) => boolean {
  const months = new Set(parts.BYMONTH?.map(Number));
  const days = new Set(parts.BYMONTHDAY?.map(Number));
  return ({ year, month, day }) =>
    (months.size === 0 || months.has(month)) &&
    (days.size === 0 || days.has(day) || days.has(day - 1 - ICAL.Time.daysInMonth(month, year)));
}

function isAfterUntil(until: ICAL.Time | null): (wall: WallTime, instant: number) => boolean {
  if (!until) return () => false;
  const last = toWall(until);
  if (until.isDate) return (wall) => wall >= last + DAY;
  return until.zone === ICAL.Timezone.utcTimezone ? (_, instant) => instant > last : (wall) => wall > last;
}
