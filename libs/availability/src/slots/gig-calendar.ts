import type { Gig } from '@noillin/catalog';
import {
  explainGroupStart,
  listGroupSlots,
  MINUTE,
  type BookingLimit,
  type GroupRefusal,
  type Refusal,
  type RefusalReason,
  type Slot,
} from '@noillin/scheduling';
import type { MemberCalendar } from './member-calendars';

/** A start at which a gig can be booked, with its end; epoch milliseconds. */
export interface OfferedSlot extends Slot {
  /** Who takes part; only for gigs of several influencers. */
  members?: string[];
}

/** Why one member is not free. Nothing in it tells who booked what. */
export interface MemberRefusal extends Pick<Refusal, 'reason' | 'by'> {
  memberId: string;
}

export interface OfferedStart {
  offered: true;
  /** Epoch milliseconds. */
  end: number;
  /** Everybody who is in. */
  memberIds: string[];
}

export interface RefusedStart extends Pick<Refusal, 'reason' | 'by'> {
  offered: false;
  /** The member whose reason it is; absent where it is nobody's in particular. */
  memberId?: string;
  /** Every member who is not free, required or not; empty when the start is out of the question for all. */
  members: MemberRefusal[];
}

export type StartExplanation = OfferedStart | RefusedStart;

/** What decides when a gig can be booked, beside the gig itself. */
export interface GigTimes {
  /** The zone in which the owner of the gig counts days. */
  timezone: string;
  /** Of everybody who may take part. */
  members: readonly MemberCalendar[];
  limits: readonly BookingLimit[];
  /** The server's time, epoch milliseconds. */
  now: number;
}

const FARTHEST_INSTANT = Date.UTC(9000, 0);

/**
 * When one gig can be booked, read once for a stretch of time. Listing and booking ask the same algebra about the same
 * data: what is listed can be booked.
 */
export class GigCalendar {
  constructor(
    private readonly gig: Gig,
    private readonly times: GigTimes,
  ) {}

  /** The zone in which the owner of the gig counts days. */
  get timezone(): string {
    return this.times.timezone;
  }

  /** The slots that start within `[from, to)`, epoch milliseconds, by start. */
  list({ from, to }: { from: number; to: number }): OfferedSlot[] {
    const isGroup = this.gig.type === 'group';
    return listGroupSlots({ ...this.query, from, to }).map(({ start, end, members }) => ({
      start,
      end,
      ...(isGroup && { members: this.idsOf(members) }),
    }));
  }

  /** Whether the gig can be booked at a start, epoch milliseconds, and with whom; if not, why not. */
  explain(start: number): StartExplanation {
    if (!isInstant(start)) return refusalFor('invalid');
    const explanation = explainGroupStart({ ...this.query, start });
    if (!explanation.offered) return this.toRefusal(explanation);
    const end = start + this.gig.timing.durationMinutes * MINUTE;
    return { offered: true, end, memberIds: this.idsOf(explanation.members) };
  }

  /** What the algebra is asked about the gig, but for starts. */
  get query() {
    const { timing, quorum } = this.gig;
    return { ...this.times, timing, quorum };
  }

  private idsOf(indices: readonly number[]): string[] {
    return indices.map((index) => this.memberAt(index).influencerId);
  }

  private memberAt(index: number): MemberCalendar {
    return this.times.members[index]!;
  }

  private toRefusal({ reason, by, members }: GroupRefusal): RefusedStart {
    const missing = members.map(({ member, ...why }) => ({
      memberId: this.memberAt(member).influencerId,
      ...why,
    }));
    const blocking = members.find(
      (member) => member.reason === reason && this.memberAt(member.member).required,
    );
    return {
      offered: false,
      reason,
      ...(by && { by }),
      ...(blocking && { memberId: this.memberAt(blocking.member).influencerId }),
      members: missing,
    };
  }
}

const refusalFor = (reason: RefusalReason): RefusedStart => ({ offered: false, reason, members: [] });

/** Years of more than four digits have no place in any calendar. */
export function isInstant(start: number): boolean {
  return Number.isSafeInteger(start) && Math.abs(start) < FARTHEST_INSTANT;
}
