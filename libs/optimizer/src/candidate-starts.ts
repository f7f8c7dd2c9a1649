import { bookableRange, isFull, MINUTE, type Interval } from '@noillin/scheduling';
import { IntervalCursor } from './interval-cursor';
import { hoursAsIntervals, type OptimizerQuery } from './query';

/** Where to look when nothing is open and nobody has said which hours they like. */
const USUAL_HOURS = { start: '09:00', end: '18:00' };

/**
 * Starts worth opening something for, in order: those on the grid of any member's windows, and those on a grid that begins
 * with the preferred hours, or else at nine o'clock of the owner. What notice, horizon and the gig's own limits forbid is
 * not among them: no change of calendars helps there.
 */
export function candidateStarts(query: OptimizerQuery): number[] {
  const { timezone, timing, now, from, to, members, preferredHours, limits } = query;
  const bookable = bookableRange(timezone, timing, now);
  const range = { start: Math.max(from, bookable.start), end: Math.min(to, bookable.end) };
  if (range.start >= range.end) return [];
  const duration = timing.durationMinutes * MINUTE;
  const hours = hoursAsIntervals(preferredHours ?? { timezone, ...USUAL_HOURS }, from, to + duration);
  const starts = new Set<number>();
  const step = timing.slotStepMinutes * MINUTE;
  for (const member of members)
    for (const { origin, ...window } of member.windows) addGrid(starts, window, origin, step, range);
  for (const interval of hours) addGrid(starts, interval, interval.start, step, range);
  const ordered = [...starts]
    .sort((a, b) => a - b)
    .filter((start) => !limits.some((limit) => isFull(limit, start)));
  if (!preferredHours?.only) return ordered;
  const preferred = new IntervalCursor(hours);
  return ordered.filter((start) => preferred.coverage({ start, end: start + duration }) === duration);
}

function addGrid(starts: Set<number>, window: Interval, origin: number, step: number, range: Interval): void {
  const first = Math.max(window.start, range.start);
  const end = Math.min(window.end, range.end);
  for (let start = origin + Math.ceil((first - origin) / step) * step; start < end; start += step)
    starts.add(start);
}
