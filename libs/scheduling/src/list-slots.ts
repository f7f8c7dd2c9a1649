import { intersect } from './interval';
import { openWindows } from './open-windows';
import { GigTiming, Slot } from './schedule';
import { bookableRange, Calendar, offeredSlots, prepareSearch } from './slot-search';

/** What a listing depends on, apart from the calendars. Instants are epoch milliseconds. */
export interface SlotRange {
  readonly timing: GigTiming;
  /** The server's time: notice and horizon count from it. */
  readonly now: number;
  /** Slots that START within `[from, to)`; see `localDayRange` and `parseRange` for whole local days. */
  readonly from: number;
  readonly to: number;
}

/** A gig of one influencer. */
export interface SlotQuery extends SlotRange, Calendar {}

/**
 * The slots of a single gig, by start. Starts lie on the grid of the window they lie in, counted in elapsed time
 * from that window's own start; where windows overlap, each adds its grid and repeats are dropped. A slot fits
 * wholly inside the union of the windows, and its buffered span `[start - before, end + after)` meets no claim.
 * @throws RangeError for an unvalidated schedule or timing
 */
export function listSlots(query: SlotQuery): Slot[] {
  const { schedule, timing, claims, now } = query;
  const [starts] = intersect(
    [{ start: query.from, end: query.to }],
    [bookableRange(schedule.timezone, timing, now)],
  );
  if (starts === undefined) return [];
  return offeredSlots(prepareSearch(starts, timing, claims, (from, to) => openWindows(schedule, from, to)));
}
