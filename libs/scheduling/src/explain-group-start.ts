import { explainStart, Refusal } from './explain-start';
import { GroupSlotQuery, listGroupSlots } from './group-slots';

/** As a group listing, for one start instead of a range. */
export interface GroupStartQuery extends Omit<GroupSlotQuery, 'from' | 'to'> {
  /** Epoch milliseconds. */
  readonly start: number;
}

export interface GroupRefusal extends Refusal {
  /** Index of the first member the reason lies with; absent when it lies with all of them together. */
  readonly member?: number;
}

export type GroupExplanation = { readonly offered: true } | GroupRefusal;

/**
 * Whether `listGroupSlots` offers the start - it is asked, for that one instant - and if not, why not.
 * @throws RangeError for an unvalidated schedule or timing
 */
export function explainGroupStart(query: GroupStartQuery): GroupExplanation {
  const { start, members } = query;
  if (!Number.isSafeInteger(start)) return { offered: false, reason: 'invalid' };
  if (members.length === 0) return { offered: false, reason: 'closed' };
  if (listGroupSlots({ ...query, from: start, to: start + 1 }).length > 0) return { offered: true };
  return firstRefusal(query) ?? { offered: false, reason: 'not_aligned' };
}

/** What keeps a member from the start, grids aside: those of single members say nothing about the common one. */
function firstRefusal({ members, timing, now, start }: GroupStartQuery): GroupRefusal | undefined {
  const anyMinute = { ...timing, slotStepMinutes: 1 };
  for (const [member, calendar] of members.entries()) {
    const explanation = explainStart({ ...calendar, timing: anyMinute, now, start });
    if (!explanation.offered && explanation.reason !== 'not_aligned') return { ...explanation, member };
  }
  return undefined;
}
