import { Interval, union } from './interval';
import { formatEpochDay, weekdayOfEpochDay } from './local-date';
import { timeOfDay } from './local-time';
import { LocalWindow, Schedule } from './schedule';
import { DAY } from './units';
import { segmentsBetween } from './zone';
import { Segment } from './zone-segments';

/** A stretch of one window as instants. */
export interface OpenWindow extends Interval {
  /** Where the stretch begins before clipping to the range asked for: slots are counted from here. */
  readonly origin: number;
}

/** Milliseconds of wall clock since 00:00 of the day the window starts on; the end may exceed one day. */
interface WallSpan {
  readonly start: number;
  readonly end: number;
}

/** A window that reaches into the range starts no earlier than this, a repeated day included. */
const LOOK_BACK = 3 * DAY;

/**
 * The windows open within `[from, to)`, clipped to it, sorted by start and NOT united, so that each keeps the origin
 * its slots align to. An instant is open when the wall clock it shows lies in a window: a window spanning a spring
 * gap is shorter, one starting in the gap begins right after it, one spanning a repeated hour is longer, and one
 * that covers only a part of a repeated hour opens twice.
 * @throws RangeError for an unknown zone or a malformed date or time
 */
export function openWindows(schedule: Schedule, from: number, to: number): OpenWindow[] {
  if (!(from < to)) return [];
  const segments = segmentsBetween(schedule.timezone, from - LOOK_BACK, to);
  const firstDay = wallDay(segments[0]!.start, segments[0]!);
  const lastDay = segments.reduce((last, segment) => Math.max(last, wallDay(segment.end, segment)), firstDay);
  const spansOn = daySpans(schedule, firstDay, lastDay);
  const open: OpenWindow[] = [];
  for (let day = firstDay; day <= lastDay; day += 1) {
    for (const span of spansOn(day)) addStretches(open, day, span, segments, from, to);
  }
  return open.sort((a, b) => a.start - b.start || a.origin - b.origin);
}

/** The instants of `[from, to)` at which the schedule is open, as disjoint intervals. */
export function openIntervals(schedule: Schedule, from: number, to: number): Interval[] {
  return union(openWindows(schedule, from, to));
}

function wallDay(instant: number, { offset }: Segment): number {
  return Math.floor((instant + offset) / DAY);
}

/** What is open on a given day: its override, or else its weekday's rules; cut where the next day is overridden. */
function daySpans(schedule: Schedule, firstDay: number, lastDay: number): (day: number) => readonly WallSpan[] {
  const weekly = weeklySpans(schedule);
  const overrides = overrideSpans(schedule, firstDay, lastDay + 1);
  return (day) => {
    const spans = overrides.get(formatKey(day, overrides)) ?? weekly[weekdayOfEpochDay(day)]!;
    return overrides.has(formatKey(day + 1, overrides)) ? spans.map(trimToDay) : spans;
  };
}
