import {
  bookableRange,
  intersect,
  isFull,
  MINUTE,
  type Interval,
  type OpenWindow,
} from '@noillin/scheduling';
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
  const step = timing.slotStepMinutes * MINUTE;
  const windows = members.flatMap((member) => member.windows);
  const starts = gridStarts([...windows, ...hours.map((on) => ({ ...on, origin: on.start }))], step, range);
  const ordered = [...starts]
    .sort((a, b) => a - b)
    .filter((start) => !limits.some((limit) => isFull(limit, start)));
  if (!preferredHours?.only) return ordered;
  const preferred = new IntervalCursor(hours);
  return ordered.filter((start) => preferred.coverage({ start, end: start + duration }) === duration);
}

/** Windows whose grids coincide are united first: most members keep to the same quarters of an hour. */
function gridStarts(windows: readonly OpenWindow[], step: number, range: Interval): Set<number> {
  const byPhase = new Map<number, Interval[]>();
  for (const { start, end, origin } of windows) {
    const phase = modulo(origin, step);
    const sharing = byPhase.get(phase);
    if (sharing) sharing.push({ start, end });
    else byPhase.set(phase, [{ start, end }]);
  }
  const starts = new Set<number>();
  for (const [phase, sharing] of byPhase)
    for (const open of intersect(sharing, [range])) {
      const first = open.start + modulo(phase - open.start, step);
      for (let start = first; start < open.end; start += step) starts.add(start);
    }
  return starts;
}

function modulo(value: number, divisor: number): number {
  return ((value % divisor) + divisor) % divisor;
}
