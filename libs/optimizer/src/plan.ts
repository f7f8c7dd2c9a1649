import type { OptimizerQuery } from './query';
import { CLOSED, FREE, type MemberState } from './member-states';

/** What would have to be done for one start, by index. */
export interface Plan {
  readonly start: number;
  readonly open: readonly number[];
  readonly drop: readonly number[];
  /** Members that have to be in then; null: as it is. */
  readonly quorum: number | null;
}

/**
 * What each change asks for: to open a window costs its member nothing but the time; fewer members are another gig; a gig
 * without somebody it cannot do without is quite another.
 */
export const CHANGE_COSTS = { open: 1, lower_quorum: 2, drop_required: 3 } as const;

/**
 * Two ways to clear a start. `open`: required members who are closed are opened, which is cheaper than to drop them and adds
 * to the quorum, so that it is the cheapest way of all; `drop`: the gig goes without them. Either way those who are taken
 * are dropped, and what the quorum lacks is made up for by opening optional members, and by lowering it for want of those.
 */
export type Way = 'open' | 'drop';

type Part = Pick<OptimizerQuery, 'members' | 'quorum'>;

/** What a way costs at a start; undefined when it leaves nobody, and when nothing has to be done at all. */
export function costOf(way: Way, states: readonly MemberState[], query: Part): number | undefined {
  const { open, drop, lower, left } = countChanges(way, states, query);
  if (left === 0 || open + drop + lower === 0) return undefined;
  const { open: opening, drop_required: dropping, lower_quorum: lowering } = CHANGE_COSTS;
  return open * opening + drop * dropping + lower * lowering;
}

/** What there is to do, in the way of which `costOf` tells the cost. */
export function planFor(way: Way, start: number, states: readonly MemberState[], query: Part): Plan {
  const { left, lower, helpers } = countChanges(way, states, query);
  const open: number[] = [];
  const drop: number[] = [];
  let wanted = helpers;
  for (const [member, { required }] of query.members.entries()) {
    const isClosed = states[member] === CLOSED;
    if (required && states[member] !== FREE) (isClosed && way === 'open' ? open : drop).push(member);
    else if (!required && isClosed && wanted > 0) {
      open.push(member);
      wanted -= 1;
    }
  }
  return { start, open, drop, quorum: lower > 0 ? left : null };
}

function countChanges(way: Way, states: readonly MemberState[], { members, quorum }: Part) {
  let [free, closed, taken, optional] = [0, 0, 0, 0];
  for (let member = 0; member < states.length; member += 1) {
    if (states[member] === FREE) free += 1;
    else if (!members[member]!.required) optional += states[member] === CLOSED ? 1 : 0;
    else if (states[member] === CLOSED) closed += 1;
    else taken += 1;
  }
  const opened = way === 'open' ? closed : 0;
  const lacking = Math.max(0, Math.max(1, quorum ?? 0) - free - opened);
  /** Optional members who are opened for the quorum. */
  const helpers = Math.min(lacking, optional);
  const left = free + opened + helpers;
  return { open: opened + helpers, drop: taken + closed - opened, lower: lacking - helpers, left, helpers };
}
