import { explainGroupStart, whyNotBookable } from './explain-group-start';
import { SlotQuery } from './list-slots';
import { openWindows } from './open-windows';
import { Refusal } from './refusal';
import { MINUTE } from './units';

export type Explanation = { readonly offered: true } | Refusal;

/** As a listing, for one start instead of a range. */
export interface StartQuery extends Omit<SlotQuery, 'from' | 'to'> {
  /** Epoch milliseconds. */
  readonly start: number;
}

/**
 * Whether `listSlots` offers the start, and if not, why not: the group of one is asked.
 * @throws RangeError for an unvalidated schedule or timing
 */
export function explainStart({ schedule, claims, limits = [], ...query }: StartQuery): Explanation {
  const { timezone } = schedule;
  const outside = whyNotBookable({ ...query, timezone });
  if (outside !== undefined) return { offered: false, reason: outside };
  const windows = openWindows(schedule, query.start, query.start + query.timing.durationMinutes * MINUTE);
  const overridden = new Set(schedule.overrides.map(({ date }) => date));
  const member = { timezone, overridden, windows, claims, limits, required: true };
  const explanation = explainGroupStart({ ...query, timezone, quorum: null, limits: [], members: [member] });
  if (explanation.offered) return { offered: true };
  const { members: _members, ...refusal } = explanation;
  return refusal;
}
