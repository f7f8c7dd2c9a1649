import { isFull } from './booking-limit';
import { MemberTime } from './group-slots';
import { Interval, overlaps, union } from './interval';
import { LocalDate } from './local-date';
import { Refusal } from './refusal';
import { GigTiming } from './schedule';
import { MINUTE } from './units';
import { localDate } from './zone-local';

/** A member whose refusal can be explained. */
export interface ExplainedMember extends MemberTime {
  /** IANA zone of the member's days. */
  readonly timezone: string;
  /** Local days that have an override: what closes them is not the rules. */
  readonly overridden: ReadonlySet<LocalDate>;
}

export type MemberReason = Pick<Refusal, 'reason' | 'by'>;

/** What keeps a member from a start, grids aside; undefined when they are free. */
export function whyNotFree(
  member: ExplainedMember,
  timing: GigTiming,
  start: number,
): MemberReason | undefined {
  const gig = { start, end: start + timing.durationMinutes * MINUTE };
  return outsideWindows(member, gig) ?? taken(member, timing, gig) ?? reachedLimit(member, start);
}

function outsideWindows(member: ExplainedMember, gig: Interval): MemberReason | undefined {
  const open = union(member.windows).find(({ start, end }) => start <= gig.start && gig.start < end);
  if (open === undefined) return { reason: 'closed', by: closedBy(member, gig.start) };
  return open.end < gig.end ? { reason: 'does_not_fit' } : undefined;
}

function closedBy({ timezone, overridden }: ExplainedMember, start: number): 'override' | 'rule' {
  return overridden.has(localDate(timezone, start)) ? 'override' : 'rule';
}

function taken({ claims }: MemberTime, timing: GigTiming, gig: Interval): MemberReason | undefined {
  const meets = (span: Interval): boolean =>
    claims.some((claim) => claim.start < claim.end && overlaps(claim, span));
  if (meets(gig)) return { reason: 'busy' };
  const buffered = {
    start: gig.start - timing.bufferBeforeMinutes * MINUTE,
    end: gig.end + timing.bufferAfterMinutes * MINUTE,
  };
  return meets(buffered) ? { reason: 'buffer' } : undefined;
}

function reachedLimit({ limits }: MemberTime, start: number): MemberReason | undefined {
  return limits.some((limit) => isFull(limit, start)) ? { reason: 'limit' } : undefined;
}
