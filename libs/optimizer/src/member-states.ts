import { isFull, MINUTE, union, type GigTiming } from '@noillin/scheduling';
import { IntervalCursor } from './interval-cursor';
import type { OptimizerMember } from './query';

export const FREE = 0;
/** Can be opened. */
export const CLOSED = 1;
/** Cannot be helped. */
export const TAKEN = 2;
/** How a member stands to a start. */
export type MemberState = typeof FREE | typeof CLOSED | typeof TAKEN;

/** Tells how one member stands to starts, which come in order. */
export class MemberStates {
  private readonly fitting: IntervalCursor;
  private readonly refused: IntervalCursor;

  constructor(
    private readonly member: OptimizerMember,
    timing: GigTiming,
  ) {
    const duration = timing.durationMinutes * MINUTE;
    const before = timing.bufferBeforeMinutes * MINUTE;
    const after = timing.bufferAfterMinutes * MINUTE;
    const open = union(member.windows).map(({ start, end }) => ({ start, end: end - duration + 1 }));
    this.fitting = new IntervalCursor(open.filter(({ start, end }) => start < end));
    const claims = member.claims.filter(({ start, end }) => start < end);
    this.refused = new IntervalCursor(
      union(claims.map(({ start, end }) => ({ start: start - duration - after + 1, end: end + before }))),
    );
  }

  at(start: number): MemberState {
    if (this.refused.at(start) || this.member.limits.some((limit) => isFull(limit, start))) return TAKEN;
    return this.fitting.at(start) ? FREE : CLOSED;
  }
}
