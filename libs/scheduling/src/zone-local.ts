import { Interval } from './interval';
import { epochDayOf, formatEpochDay, LocalDate } from './local-date';
import { LocalTime, timeOfDay } from './local-time';
import { DAY } from './units';
import { offsetAt, segmentsBetween } from './zone';

/** No local time is further than this from UTC, so both sides of a transition are in reach. */
const REACH = 2 * DAY;

/**
 * The instants at which the zone's wall clock shows this date and time, in order: none in a spring gap (or on a
 * date the zone skipped), two in a repeated autumn hour, else one. `24:00` is 00:00 of the next date.
 * @throws RangeError for an unknown zone, date or time
 */
export function localToInstants(timezone: string, date: LocalDate, time: LocalTime): number[] {
  const wall = epochDayOf(date) * DAY + timeOfDay(time);
  return segmentsBetween(timezone, wall - REACH, wall + REACH)
    .filter(({ start, end, offset }) => start <= wall - offset && wall - offset < end)
    .map(({ offset }) => wall - offset);
}

/** The date the zone's wall clock shows at an instant. */
export function localDate(timezone: string, instant: number): LocalDate {
  return formatEpochDay(localEpochDay(timezone, instant));
}

/** As `localDate`, in days since 1970-01-01. */
export function localEpochDay(timezone: string, instant: number): number {
  return Math.floor((instant + offsetAt(timezone, instant)) / DAY);
}

/**
 * All of the local days `fromDate` to `toDate`, both included: 23 to 25 hours each on transition days, nothing for a
 * skipped date. Empty when inverted.
 * @throws RangeError for an unknown zone or date
 */
export function localDayRange(timezone: string, fromDate: LocalDate, toDate: LocalDate): Interval {
  return {
    start: startOfEpochDay(timezone, epochDayOf(fromDate)),
    end: startOfEpochDay(timezone, epochDayOf(toDate) + 1),
  };
}

/** The first instant whose wall clock has reached 00:00 of the day, which itself may lie in a gap. */
export function startOfEpochDay(timezone: string, day: number): number {
  const wall = day * DAY;
  const segments = segmentsBetween(timezone, wall - REACH, wall + REACH);
  const reached = segments.find(({ end, offset }) => wall - offset < end)!;
  return Math.max(reached.start, wall - reached.offset);
}

/**
 * The instants whose wall clock shows one of the dates `first` up to but not including `end`, days since 1970-01-01.
 * One interval almost always; none for a skipped date, two where the clock steps back over a midnight.
 */
export function instantsOfDays(timezone: string, first: number, end: number): Interval[] {
  return segmentsBetween(timezone, first * DAY - REACH, end * DAY + REACH)
    .map((segment) => ({
      start: Math.max(segment.start, first * DAY - segment.offset),
      end: Math.min(segment.end, end * DAY - segment.offset),
    }))
    .filter((span) => span.start < span.end);
}
