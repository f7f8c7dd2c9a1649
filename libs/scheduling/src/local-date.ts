import { DAY } from './units';

/** A calendar date without a zone, `YYYY-MM-DD`. */
export type LocalDate = string;

const LOCAL_DATE = /^\d{4}-\d\d-\d\d$/;

/** Days since 1970-01-01, or undefined for a malformed or impossible date such as 2026-02-29. */
export function parseLocalDate(text: string): number | undefined {
  if (!LOCAL_DATE.test(text)) return undefined;
  const year = Number(text.slice(0, 4));
  const instant = Date.UTC(year, Number(text.slice(5, 7)) - 1, Number(text.slice(8)));
  const day = instant / DAY;
  return formatEpochDay(day) === text ? day : undefined;
}

export function isLocalDate(text: string): boolean {
  return parseLocalDate(text) !== undefined;
}

/** @throws RangeError for a malformed or impossible date */
export function epochDayOf(date: LocalDate): number {
  const day = parseLocalDate(date);
  if (day === undefined) throw new RangeError(`Not a local date: ${date}`);
  return day;
}

/** The date that many days after 1970-01-01. */
export function formatEpochDay(day: number): LocalDate {
  return new Date(day * DAY).toISOString().slice(0, 10);
}

/** Calendar arithmetic: no zone, no daylight saving. `days` may be negative. */
export function addDays(date: LocalDate, days: number): LocalDate {
  return formatEpochDay(epochDayOf(date) + days);
}

/** ISO weekday: Monday = 1 ... Sunday = 7. */
export function weekdayOf(date: LocalDate): number {
  return weekdayOfEpochDay(epochDayOf(date));
}

/** ISO weekday of a count of days since 1970-01-01, which was a Thursday. */
export function weekdayOfEpochDay(day: number): number {
  return ((((day + 3) % 7) + 7) % 7) + 1;
}
