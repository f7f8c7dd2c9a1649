import { BookingLimit } from './booking-limit';
import { commonStarts, GroupNeeds } from './common-starts';
import { freeStarts, PreparedTime } from './free-starts';
import { Slot } from './schedule';
import { slotsOn } from './slot-grid';
import { frameOf, SlotRange } from './start-frame';

/**
 * One member's time, prepared. `windows` and `claims` must cover the reach of the search (buffers, duration). Adjacent
 * pieces of one window that share their origin are one window.
 */
export interface MemberTime extends PreparedTime {
  /** Whether nothing is offered without this member. */
  readonly required: boolean;
}

export interface GroupSlotQuery extends SlotRange {
  /** The gig owner's zone: the horizon counts its days. */
  readonly timezone: string;
  readonly members: readonly MemberTime[];
  /** At least so many members in all, required ones included; null = the required ones suffice. */
  readonly quorum: number | null;
  /** The gig's own. */
  readonly limits: readonly BookingLimit[];
}

export interface GroupSlot extends Slot {
  /** Indices of everybody who is in. */
  readonly members: readonly number[];
}

/**
 * The slots at which every required member is free, and at least `quorum` members are, by start. Everybody free is in.
 * Starts lie on the grid of a free member's window, counted from its start (its origin), provided that by then every
 * required member, and at least `quorum` members, had opened: with required members only that is the grid of the
 * latest to open. A gig of one influencer is a group of one; a group of nobody has no slots.
 * @throws RangeError for an unknown zone or unvalidated timing
 */
export function listGroupSlots(query: GroupSlotQuery): GroupSlot[] {
  const { members, timezone, limits } = query;
  const frame = frameOf(timezone, query, limits);
  const free = members.map((member) => freeStarts(member, frame));
  return slotsOn(commonStarts(free, needsOf(query)), frame.step, (start, stretch) => ({
    start,
    end: start + frame.duration,
    members: stretch.members,
  }));
}

/** Who and how many have to be free. */
export function needsOf({ members, quorum }: Pick<GroupSlotQuery, 'members' | 'quorum'>): GroupNeeds {
  return { required: members.map(({ required }) => required), least: Math.max(1, quorum ?? 0) };
}
