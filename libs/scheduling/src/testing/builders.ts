import { DateTime } from 'luxon';
import { GigTiming, LocalWindow, Override, Schedule, SlotQuery, WeeklyWindow } from '../index';

/** `'09:00-17:00'` as a window. */
export function window(text: string): LocalWindow {
  const [start = '', end = ''] = text.split('-');
  return { start, end };
}

/** The same windows on each of the weekdays. */
export function weekly(weekdays: readonly number[], ...windows: string[]): WeeklyWindow[] {
  return weekdays.flatMap((weekday) => windows.map((text) => ({ weekday, ...window(text) })));
}

export function daily(...windows: string[]): WeeklyWindow[] {
  return weekly([1, 2, 3, 4, 5, 6, 7], ...windows);
}

export function override(date: string, ...windows: string[]): Override {
  return { date, windows: windows.map(window) };
}

export function scheduleIn(
  timezone: string,
  rules: readonly WeeklyWindow[],
  ...overrides: Override[]
): Schedule {
  return { timezone, weekly: rules, overrides };
}

/** An hour on the hour, no buffers, no notice, a far horizon. */
export function timing(changes: Partial<GigTiming> = {}): GigTiming {
  return {
    durationMinutes: 60,
    bufferBeforeMinutes: 0,
    bufferAfterMinutes: 0,
    minNoticeMinutes: 0,
    horizonDays: 365,
    slotStepMinutes: 60,
    ...changes,
  };
}

/** Epoch milliseconds of an ISO local time in the zone, by luxon: the first of two. */
export function at(zone: string, local: string): number {
  return DateTime.fromISO(local, { zone }).toMillis();
}

/** A query for all slots of the local dates, both included, asked a week before. */
export function queryFor(
  schedule: Schedule,
  from: string,
  to: string,
  changes: Partial<SlotQuery> = {},
): SlotQuery {
  const start = at(schedule.timezone, from);
  const end = DateTime.fromISO(to, { zone: schedule.timezone }).plus({ days: 1 }).startOf('day').toMillis();
  const now = start - 7 * 24 * 3_600_000;
  return { schedule, timing: timing(), claims: [], now, from: start, to: end, ...changes };
}

/** What the zone's wall clock shows at each start: `2026-11-01 01:00 -04:00`. */
export function walls(zone: string, slots: readonly { start: number }[]): string[] {
  return slots.map(({ start }) => DateTime.fromMillis(start, { zone }).toFormat('yyyy-MM-dd HH:mm ZZ'));
}

/** The same without offset, and without the date. */
export function clockTimes(zone: string, slots: readonly { start: number }[]): string[] {
  return walls(zone, slots).map((wall) => wall.slice(11, 16));
}
