import { firstEndingAfter, Interval, overlaps, union } from './interval';
import { OpenWindow } from './open-windows';
import { GigTiming, Schedule, Slot } from './schedule';
import { MINUTE } from './units';
import { localEpochDay, startOfEpochDay } from './zone-local';

/** One influencer's side of a search. */
export interface Calendar {
  readonly schedule: Schedule;
  /** Taken time with the buffers of its own booking: `[start - before, end + after)`. Any order, overlaps allowed. */
  readonly claims: readonly Interval[];
}

/** Everything the starts of a range depend on, in milliseconds. Depends on nothing outside that range. */
export interface SlotSearch {
  /** Starts are sought in here: the range asked for, less notice and horizon. */
  readonly starts: Interval;
  readonly windows: readonly OpenWindow[];
  /** The union of the windows. */
  readonly open: readonly Interval[];
  /** The union of the claims. */
  readonly busy: readonly Interval[];
  readonly duration: number;
  readonly before: number;
  readonly after: number;
  readonly step: number;
}

/**
 * When a gig can be booked at all: from `now` plus notice to the end of the owner's last bookable local day.
 * @throws RangeError for an unknown zone
 */
export function bookableRange(timezone: string, timing: GigTiming, now: number): Interval {
  const lastDay = localEpochDay(timezone, now) + timing.horizonDays;
  return { start: now + timing.minNoticeMinutes * MINUTE, end: startOfEpochDay(timezone, lastDay + 1) };
}

/**
 * Gathers what the slots within `starts` depend on. `findWindows` lists the windows of a range, clipped to it.
 * @throws RangeError for a duration or step that is not positive
 */
export function prepareSearch(
  starts: Interval,
  timing: GigTiming,
  claims: readonly Interval[],
  findWindows: (from: number, to: number) => readonly OpenWindow[],
): SlotSearch {
  const duration = timing.durationMinutes * MINUTE;
  const step = timing.slotStepMinutes * MINUTE;
  if (!(duration > 0 && step > 0)) throw new RangeError('Duration and slot step must be positive');
  const before = timing.bufferBeforeMinutes * MINUTE;
  const after = timing.bufferAfterMinutes * MINUTE;
  const windows = findWindows(starts.start, starts.end + duration);
  const reach = { start: starts.start - before, end: starts.end + duration + after };
  const busy = union(claims.filter((claim) => overlaps(claim, reach)));
  return { starts, windows, open: union(windows), busy, duration, before, after, step };
}

/** THE rule of what is offered; listing, explaining and booking all come through here. Sorted, without repeats. */
export function offeredSlots(search: SlotSearch): Slot[] {
  const slots: Slot[] = [];
  for (const window of search.windows) addSlotsOf(window, search, slots);
  return inOrder(slots);
}

/** Walks the window's own grid, leaping over claims. A slot may run on into the windows that touch this one. */
function addSlotsOf(window: OpenWindow, search: SlotSearch, slots: Slot[]): void {
  const { starts, open, busy, duration, before, after, step } = search;
  const host = open[firstEndingAfter(open, window.start)]!;
  const end = Math.min(window.end, starts.end, host.end - duration + 1);
  let start = alignUp(Math.max(window.start, starts.start), window.origin, step);
  let next = firstEndingAfter(busy, start - before);
  while (start < end) {
    const claim = busy[next];
    if (claim === undefined || start + duration + after <= claim.start) {
      slots.push({ start, end: start + duration });
      start += step;
    } else {
      start = alignUp(Math.max(start, claim.end + before), window.origin, step);
      next += 1;
    }
  }
}

/** The first point of the grid `origin + n * step` at or after the instant. */
function alignUp(instant: number, origin: number, step: number): number {
  return origin + Math.ceil((instant - origin) / step) * step;
}

/** Overlapping windows have grids of their own, which may interleave or coincide. */
function inOrder(slots: Slot[]): Slot[] {
  if (slots.every((slot, i) => i === 0 || slots[i - 1]!.start < slot.start)) return slots;
  slots.sort((a, b) => a.start - b.start);
  return slots.filter((slot, i) => i === 0 || slots[i - 1]!.start < slot.start);
}
