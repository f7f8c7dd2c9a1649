import { isFull } from './booking-limit';
import { ExplainedMember, MemberReason, whyNotFree } from './explain-member';
import { GroupSlotQuery, listGroupSlots, needsOf } from './group-slots';
import { Interval } from './interval';
import { Refusal, RefusalReason } from './refusal';
import { bookableRange } from './start-frame';
import { MINUTE } from './units';

/** As a group listing, for one start instead of a range. */
export interface GroupStartQuery extends Omit<GroupSlotQuery, 'from' | 'to' | 'members'> {
  /** Epoch milliseconds. */
  readonly start: number;
  readonly members: readonly ExplainedMember[];
}

/** A member who is not free, by index. */
export interface MemberRefusal extends MemberReason {
  readonly member: number;
}

export interface GroupRefusal extends Refusal {
  /** Every member who is not free, required or not; empty when the start is out of the question for all. */
  readonly members: readonly MemberRefusal[];
}

export type GroupExplanation = { readonly offered: true; readonly members: readonly number[] } | GroupRefusal;

/**
 * Whether `listGroupSlots` offers the start - it is asked, for that one instant - and with whom, and if not, why not.
 * The reason is that of the first required member who is not free, if there is one.
 * @throws RangeError for an unknown zone or unvalidated timing
 */
export function explainGroupStart(query: GroupStartQuery): GroupExplanation {
  const outside = whyNotBookable(query);
  if (outside !== undefined) return { offered: false, reason: outside, members: [] };
  const [slot] = listGroupSlots({ ...query, from: query.start, to: query.start + 1 });
  return slot === undefined ? whyNot(query) : { offered: true, members: slot.members };
}

/** What rules the start out before any calendar is looked at. */
export function whyNotBookable({
  timezone,
  timing,
  now,
  start,
}: Pick<GroupStartQuery, 'timezone' | 'timing' | 'now' | 'start'>): RefusalReason | undefined {
  if (!Number.isSafeInteger(start)) return 'invalid';
  if (start < now) return 'past';
  const bookable = bookableRange(timezone, timing, now);
  if (start < bookable.start) return 'notice';
  return start >= bookable.end ? 'horizon' : undefined;
}

function whyNot(query: GroupStartQuery): GroupRefusal {
  const members = query.members.flatMap((time, member) => {
    const refusal = whyNotFree(time, query.timing, query.start);
    return refusal === undefined ? [] : [{ member, ...refusal }];
  });
  const blocking = members.find(({ member }) => query.members[member]!.required);
  if (blocking?.reason !== 'closed' && isOffEveryGrid(query)) {
    return { offered: false, reason: 'not_aligned', members };
  }
  if (blocking === undefined)
    return { offered: false, reason: whyNotTogether(query, members.length), members };
  const { member: _member, ...reason } = blocking;
  return { offered: false, ...reason, members };
}

/** Whether the start could not be offered even if all were free. */
function isOffEveryGrid({ members, timing, start }: GroupStartQuery): boolean {
  const hosts = members.flatMap(({ windows }) => windows.filter((window) => isWithin(window, start)));
  return (
    hosts.length > 0 &&
    hosts.every(({ origin }) => (start - origin) % (timing.slotStepMinutes * MINUTE) !== 0)
  );
}

function isWithin({ start, end }: Interval, instant: number): boolean {
  return start <= instant && instant < end;
}

/** Every required member is free, and yet the start is not offered. */
function whyNotTogether(query: GroupStartQuery, missing: number): RefusalReason {
  if (query.limits.some((limit) => isFull(limit, query.start))) return 'limit';
  return query.members.length - missing < needsOf(query).least ? 'quorum' : 'not_aligned';
}
