import { overlaps } from './interval';
import { listSlots, SlotQuery } from './list-slots';
import { openIntervals, openWindows } from './open-windows';
import { Schedule } from './schedule';
import { bookableRange } from './slot-search';
import { MINUTE } from './units';
import { localDate } from './zone-local';

/**
 * Why a start is not offered, in the order they are looked for:
 * - `invalid`: not an epoch-millisecond integer
 * - `past`, `notice`, `horizon`: before now, too soon, too far ahead
 * - `closed`: no window is open at the start
 * - `not_aligned`: open, but between two starts of the window's grid
 * - `does_not_fit`: the window closes before the gig would end
 * - `busy`: the gig itself would meet taken time
 * - `buffer`: only the buffer around it would
 */
export type RefusalReason =
  'invalid' | 'past' | 'notice' | 'horizon' | 'closed' | 'not_aligned' | 'does_not_fit' | 'busy' | 'buffer';

export interface Refusal {
  readonly offered: false;
  readonly reason: RefusalReason;
  /** With `closed`: whether an override of that local day or the weekly rules close it. */
  readonly by?: 'override' | 'rule';
}

export type Explanation = { readonly offered: true } | Refusal;

/** As a listing, for one start instead of a range. */
export interface StartQuery extends Omit<SlotQuery, 'from' | 'to'> {
  /** Epoch milliseconds. */
  readonly start: number;
}

/**
 * Whether `listSlots` offers the start - it is asked, for that one instant - and if not, why not.
 * @throws RangeError for an unvalidated schedule or timing
 */
export function explainStart(query: StartQuery): Explanation {
  const { start } = query;
  if (!Number.isSafeInteger(start)) return refuse('invalid');
  const offered = listSlots({ ...query, from: start, to: start + 1 });
  return offered.length > 0 ? { offered: true } : whyNot(query);
}

function whyNot(query: StartQuery): Refusal {
  return outsideBookableRange(query) ?? outsideWindows(query) ?? taken(query);
}

function refuse(reason: RefusalReason): Refusal {
  return { offered: false, reason };
}

function outsideBookableRange({ schedule, timing, now, start }: StartQuery): Refusal | undefined {
  if (start < now) return refuse('past');
  const bookable = bookableRange(schedule.timezone, timing, now);
  if (start < bookable.start) return refuse('notice');
  return start >= bookable.end ? refuse('horizon') : undefined;
}

function outsideWindows({ schedule, timing, start }: StartQuery): Refusal | undefined {
  const windows = openWindows(schedule, start, start + 1);
  if (windows.length === 0) return { ...refuse('closed'), by: closedBy(schedule, start) };
  const step = timing.slotStepMinutes * MINUTE;
  if (windows.every(({ origin }) => (start - origin) % step !== 0)) return refuse('not_aligned');
  const end = start + timing.durationMinutes * MINUTE;
  const [open] = openIntervals(schedule, start, end);
  return open?.start === start && open.end === end ? undefined : refuse('does_not_fit');
}

function closedBy({ timezone, overrides }: Schedule, start: number): 'override' | 'rule' {
  const date = localDate(timezone, start);
  return overrides.some((override) => override.date === date) ? 'override' : 'rule';
}

function taken({ timing, claims, start }: StartQuery): Refusal {
  const gig = { start, end: start + timing.durationMinutes * MINUTE };
  return refuse(claims.some((claim) => claim.end > claim.start && overlaps(claim, gig)) ? 'busy' : 'buffer');
}
