import { DateTime } from 'luxon';
import { LocalWindow, Schedule, Slot, SlotQuery } from '../index';

/*
 * The slow, obviously right model: it walks every minute, asks luxon what the wall clock shows, and takes the
 * statements of the domain word by word. It shares no code with the library.
 */
const MINUTE = 60_000;

interface Wall {
  readonly date: string;
  readonly dayBefore: string;
  readonly time: string;
}

const wallCache = new Map<string, Wall>();

function wallAt(zone: string, instant: number): Wall {
  const key = `${zone} ${instant}`;
  const known = wallCache.get(key);
  if (known !== undefined) return known;
  const local = DateTime.fromMillis(instant, { zone });
  const dayBefore = DateTime.fromISO(local.toISODate()!, { zone: 'utc' }).minus({ days: 1 }).toISODate()!;
  const wall = { date: local.toISODate()!, dayBefore, time: local.toFormat('HH:mm') };
  wallCache.set(key, wall);
  return wall;
}

const weekdayCache = new Map<string, number>();

function weekdayAt(date: string): number {
  const weekday = weekdayCache.get(date) ?? DateTime.fromISO(date, { zone: 'utc' }).weekday;
  weekdayCache.set(date, weekday);
  return weekday;
}

function windowsOf({ overrides, weekly }: Schedule, date: string): readonly LocalWindow[] {
  const override = overrides.find((candidate) => candidate.date === date);
  return override?.windows ?? weekly.filter((rule) => rule.weekday === weekdayAt(date));
}

const openCache = new WeakMap<Schedule, Map<number, string[]>>();

/** Names of the windows open at a minute: day, then position. */
export function openAt(schedule: Schedule, instant: number): string[] {
  const cache = openCache.get(schedule) ?? new Map<number, string[]>();
  openCache.set(schedule, cache);
  const names = cache.get(instant) ?? findOpen(schedule, instant);
  cache.set(instant, names);
  return names;
}

function findOpen(schedule: Schedule, instant: number): string[] {
  const { date, dayBefore, time } = wallAt(schedule.timezone, instant);
  const today = windowsOf(schedule, date).map(({ start, end }, i) => {
    const pastMidnight = end <= start;
    return start <= time && (pastMidnight || time < end) ? `${date}#${i}` : '';
  });
  const overridden = schedule.overrides.some((override) => override.date === date);
  const spilt = windowsOf(schedule, dayBefore).map(({ start, end }, i) =>
    !overridden && end <= start && time < end ? `${dayBefore}#${i}` : '',
  );
  return [...today, ...spilt].filter((name) => name !== '');
}

/** Whether some window is open at `start` whose own beginning lies a whole number of steps before. */
export function alignedAt(schedule: Schedule, start: number, stepMinutes: number): boolean {
  return openAt(schedule, start).some((name) => {
    let origin = start;
    while (openAt(schedule, origin - MINUTE).includes(name)) origin -= MINUTE;
    return (start - origin) % (stepMinutes * MINUTE) === 0;
  });
}

export function fitsAt(schedule: Schedule, start: number, durationMinutes: number): boolean {
  for (let i = 0; i < durationMinutes; i += 1) {
    if (openAt(schedule, start + i * MINUTE).length === 0) return false;
  }
  return true;
}

export function freeAt({ timing, claims }: SlotQuery, start: number): boolean {
  const first = start - timing.bufferBeforeMinutes * MINUTE;
  const last = start + (timing.durationMinutes + timing.bufferAfterMinutes) * MINUTE;
  for (let minute = first; minute < last; minute += MINUTE) {
    if (claims.some((claim) => claim.start <= minute && minute < claim.end)) return false;
  }
  return true;
}

export function withinHorizon({ schedule, timing, now }: SlotQuery, start: number): boolean {
  const today = wallAt(schedule.timezone, now).date;
  const last = Date.parse(today) + timing.horizonDays * 24 * 60 * MINUTE;
  return Date.parse(wallAt(schedule.timezone, start).date) <= last;
}

export function isOffered(query: SlotQuery, start: number): boolean {
  const { schedule, timing, now } = query;
  return (
    start >= now + timing.minNoticeMinutes * MINUTE &&
    withinHorizon(query, start) &&
    freeAt(query, start) &&
    fitsAt(schedule, start, timing.durationMinutes) &&
    alignedAt(schedule, start, timing.slotStepMinutes)
  );
}

/** Every whole minute of the range, one by one. */
export function modelSlots(query: SlotQuery): Slot[] {
  const slots: Slot[] = [];
  for (let start = Math.ceil(query.from / MINUTE) * MINUTE; start < query.to; start += MINUTE) {
    if (isOffered(query, start)) slots.push({ start, end: start + query.timing.durationMinutes * MINUTE });
  }
  return slots;
}
