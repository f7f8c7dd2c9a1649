import { BookingLimit } from './booking-limit';
import { freeStarts } from './free-starts';
import { Interval } from './interval';
import { openWindows } from './open-windows';
import { Schedule, Slot } from './schedule';
import { slotsOn } from './slot-grid';
import { frameOf, SlotRange, spanOf } from './start-frame';

/** One influencer's side of a search. */
export interface Calendar {
  readonly schedule: Schedule;
  /** Taken time with the buffers of its own booking: `[start - before, end + after)`. Any order, overlaps allowed. */
  readonly claims: readonly Interval[];
}

/** A gig of one influencer. */
export interface SlotQuery extends SlotRange, Calendar {
  readonly limits?: readonly BookingLimit[];
}

/**
 * The slots of a single gig, by start. Starts lie on the grid of the window they lie in, counted in elapsed time
 * from that window's own start; where windows overlap, each adds its grid and repeats are dropped. A slot fits
 * wholly inside the union of the windows, its buffered span `[start - before, end + after)` meets no claim, and no
 * limit is reached on its day or in its week.
 * @throws RangeError for an unvalidated schedule or timing
 */
export function listSlots(query: SlotQuery): Slot[] {
  const { schedule, claims, limits = [] } = query;
  const frame = frameOf(schedule.timezone, query, limits);
  const span = spanOf(frame);
  if (span === undefined) return [];
  const { duration, step } = frame;
  const windows = openWindows(schedule, span.start, span.end + duration);
  const free = freeStarts({ windows, claims, limits: [] }, frame);
  return slotsOn(free, step, (start) => ({ start, end: start + duration }));
}
