import { parseLocalDate } from './local-date';
import { parseLocalTime } from './local-time';
import { Problem } from './problem';
import { LocalWindow, Override, Schedule, WeeklyWindow } from './schedule';
import { isValidZone } from './zone';

/** More than anyone needs, few enough that every listing stays cheap. */
export const SCHEDULE_LIMITS = { weeklyWindows: 168, overrides: 1000, windowsPerOverride: 24 } as const;

/**
 * Everything wrong with a schedule; empty when it is sound. Overlapping windows are sound: they unite. So is an end
 * before the start: it lies on the next day.
 */
export function validateSchedule({ timezone, weekly, overrides }: Schedule): Problem[] {
  return [
    ...(isValidZone(timezone)
      ? []
      : [{ path: 'timezone', message: 'must be an IANA time zone such as Europe/Berlin' }]),
    ...validateWeekly(weekly),
    ...validateOverrides(overrides),
  ];
}

/** Problems of the weekly windows alone, with paths `weekly[i]...`. */
export function validateWeekly(weekly: readonly WeeklyWindow[]): Problem[] {
  const tooMany = atMost(weekly, SCHEDULE_LIMITS.weeklyWindows, 'weekly');
  if (tooMany.length > 0) return tooMany;
  return weekly.flatMap((window, i) => [
    ...validateWeekday(window.weekday, `weekly[${i}].weekday`),
    ...validateWindow(window, `weekly[${i}]`),
  ]);
}

/** Problems of the overrides alone, with paths `overrides[i]...`, or whatever else the list is called. */
export function validateOverrides(overrides: readonly Override[], list = 'overrides'): Problem[] {
  const tooMany = atMost(overrides, SCHEDULE_LIMITS.overrides, list);
  if (tooMany.length > 0) return tooMany;
  const seen = new Set<string>();
  return overrides.flatMap((override, i) => {
    const path = `${list}[${i}]`;
    const repeated = seen.has(override.date)
      ? [{ path: `${path}.date`, message: 'is overridden twice' }]
      : [];
    seen.add(override.date);
    return [...repeated, ...validateOverride(override, path)];
  });
}

/** Problems of one override; `path` is prefixed to each, empty for none. */
export function validateOverride({ date, windows }: Override, path = ''): Problem[] {
  const at = (name: string): string => (path === '' ? name : `${path}.${name}`);
  return [
    ...(parseLocalDate(date) === undefined
      ? [{ path: at('date'), message: 'must be a date that exists, YYYY-MM-DD' }]
      : []),
    ...atMost(windows, SCHEDULE_LIMITS.windowsPerOverride, at('windows')),
    ...windows
      .slice(0, SCHEDULE_LIMITS.windowsPerOverride)
      .flatMap((window, i) => validateWindow(window, at(`windows[${i}]`))),
  ];
}

function validateWeekday(weekday: number, path: string): Problem[] {
  const valid = Number.isInteger(weekday) && weekday >= 1 && weekday <= 7;
  return valid ? [] : [{ path, message: 'must be 1 (Monday) to 7 (Sunday)' }];
}

function validateWindow({ start, end }: LocalWindow, path: string): Problem[] {
  const starts = parseLocalTime(start);
  const ends = parseLocalTime(end);
  return [
    ...(starts === undefined || start === '24:00'
      ? [{ path: `${path}.start`, message: 'must be a time from 00:00 to 23:59' }]
      : []),
    ...(ends === undefined ? [{ path: `${path}.end`, message: 'must be a time from 00:00 to 24:00' }] : []),
    ...(starts !== undefined && starts === ends
      ? [{ path: `${path}.end`, message: 'must differ from start; a whole day is 00:00 to 24:00' }]
      : []),
  ];
}

function atMost(items: readonly unknown[], most: number, path: string): Problem[] {
  return items.length > most ? [{ path, message: `must have at most ${most} entries` }] : [];
}
