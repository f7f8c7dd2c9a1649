import { Interval, intersect, overlaps } from './interval';
import { SlotRange } from './list-slots';
import { OpenWindow, openWindows } from './open-windows';
import { Slot } from './schedule';
import { bookableRange, Calendar, offeredSlots, prepareSearch } from './slot-search';

/** A gig of several influencers, all of them required. */
export interface GroupSlotQuery extends SlotRange {
  readonly members: readonly Calendar[];
}

/**
 * The slots at which every member is open and free, by start. Starts count from the latest window start among the
 * members; the horizon is that of the member whose local day ends first. No members, no slots.
 * @throws RangeError for an unvalidated schedule or timing
 */
export function listGroupSlots({ members, timing, now, from, to }: GroupSlotQuery): Slot[] {
  if (members.length === 0) return [];
  const bookable = members.map(({ schedule }) => [bookableRange(schedule.timezone, timing, now)]);
  const [starts] = intersect([{ start: from, end: to }], ...bookable);
  if (starts === undefined) return [];
  const claims = members.flatMap((member) => member.claims);
  return offeredSlots(prepareSearch(starts, timing, claims, (a, b) => commonWindows(members, a, b)));
}

/** The windows common to all members within `[from, to)`, not united, each with the latest origin of those it joins. */
export function commonWindows(members: readonly Calendar[], from: number, to: number): OpenWindow[] {
  return members
    .map(({ schedule }) => openWindows(schedule, from, to))
    .reduce((common, windows) => common.flatMap((window) => windows.filter(meets(window)).map(join(window))))
    .sort((a, b) => a.start - b.start || a.origin - b.origin);
}

function meets(window: Interval): (other: Interval) => boolean {
  return (other) => overlaps(window, other);
}

function join(a: OpenWindow): (b: OpenWindow) => OpenWindow {
  return (b) => ({
    start: Math.max(a.start, b.start),
    end: Math.min(a.end, b.end),
    origin: Math.max(a.origin, b.origin),
  });
}
