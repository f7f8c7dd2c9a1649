import { Interval, overlaps, union } from './interval';
import { epochDayOf, formatEpochDay, weekdayOfEpochDay } from './local-date';
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
    for (const span of spansOn(day)) addStretches(open, day, span, segments, { start: from, end: to });
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
function daySpans(
  schedule: Schedule,
  firstDay: number,
  lastDay: number,
): (day: number) => readonly WallSpan[] {
  const weekly = weeklySpans(schedule);
  const overrides = overrideSpans(schedule, firstDay, lastDay + 1);
  return (day) => {
    const spans = overrides.get(day) ?? weekly[weekdayOfEpochDay(day) - 1]!;
    return overrides.has(day + 1) ? spans.map(endAtMidnight) : spans;
  };
}

/** Spans by weekday, Monday first. */
function weeklySpans({ weekly }: Schedule): readonly (readonly WallSpan[])[] {
  const byWeekday: WallSpan[][] = [[], [], [], [], [], [], []];
  for (const window of weekly) byWeekday[window.weekday - 1]?.push(toSpan(window));
  return byWeekday;
}

/** Spans by epoch day, for the days asked for only: a schedule may hold hundreds of overrides. */
function overrideSpans(
  { overrides }: Schedule,
  firstDay: number,
  lastDay: number,
): Map<number, readonly WallSpan[]> {
  const first = formatEpochDay(firstDay);
  const last = formatEpochDay(lastDay);
  const spans = new Map<number, readonly WallSpan[]>();
  for (const { date, windows } of overrides) {
    if (date >= first && date <= last) spans.set(epochDayOf(date), windows.map(toSpan));
  }
  return spans;
}

function toSpan(window: LocalWindow): WallSpan {
  const start = timeOfDay(window.start);
  const end = timeOfDay(window.end);
  return { start, end: end <= start ? end + DAY : end };
}

function endAtMidnight({ start, end }: WallSpan): WallSpan {
  return { start, end: Math.min(end, DAY) };
}

/** Adds what the clock shows of one day's span: one stretch, or two where a repeated hour is only partly covered. */
function addStretches(
  open: OpenWindow[],
  day: number,
  span: WallSpan,
  segments: readonly Segment[],
  range: Interval,
): void {
  let stretch: Interval | undefined;
  for (const segment of segments) {
    const start = Math.max(segment.start, day * DAY + span.start - segment.offset);
    const end = Math.min(segment.end, day * DAY + span.end - segment.offset);
    if (start >= end) continue;
    if (stretch?.end === start) {
      stretch = { start: stretch.start, end };
      continue;
    }
    addClipped(open, stretch, range);
    stretch = { start, end };
  }
  addClipped(open, stretch, range);
}

function addClipped(open: OpenWindow[], stretch: Interval | undefined, range: Interval): void {
  if (stretch === undefined || !overlaps(stretch, range)) return;
  const { start, end } = stretch;
  open.push({ start: Math.max(start, range.start), end: Math.min(end, range.end), origin: start });
}
