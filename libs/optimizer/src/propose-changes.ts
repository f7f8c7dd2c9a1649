import { localDate, MINUTE, offsetAt } from '@noillin/scheduling';
import { membersAfter } from './apply-plan';
import type { Change, Proposal } from './change';
import { NodeBudget, STEPS_OF_A_CHECK } from './node-budget';
import type { Plan } from './plan';
import type { OptimizerMember, OptimizerQuery } from './query';
import { Survey } from './survey';

export interface Proposals {
  /** The smallest first; of equal ones the earlier. No two ask the same of the same members on the same days. */
  readonly proposals: readonly Proposal[];
  /** Whether every start was looked at, and enough of what was found tried. */
  readonly complete: boolean;
}

/**
 * The smallest changes that would give a gig a slot within the range. What somebody booked is never in question: whoever is
 * taken can be done without, not moved.
 * @throws RangeError for an unknown zone or unvalidated timing
 */
export function proposeChanges(query: OptimizerQuery): Proposals {
  const budget = new NodeBudget(query.nodeBudget);
  const survey = new Survey(query, budget);
  const proposals = new Map<string, Proposal>();
  for (const plan of survey.plans()) {
    if (proposals.size >= query.limit) break;
    const key = keyOf(plan, query);
    if (proposals.has(key)) continue;
    if (!budget.take(query.members.length * STEPS_OF_A_CHECK))
      return { proposals: [...proposals.values()], complete: false };
    const members = membersAfter(plan, query);
    if (members !== undefined) proposals.set(key, toProposal(plan, members, query));
  }
  return { proposals: [...proposals.values()], complete: survey.complete };
}

/** Plans that differ only in the time of the day are one proposal. */
function keyOf({ start, open, drop, quorum }: Plan, { members }: OptimizerQuery): string {
  const days = open.map((member) => `${member}@${localDate(members[member]!.timezone, start)}`);
  return [...days, ...drop.map((member) => `-${member}`), quorum].join();
}

function toProposal(
  { start, open, drop, quorum, cost }: Plan & { cost: number },
  members: readonly number[],
  query: OptimizerQuery,
): Proposal {
  const end = start + query.timing.durationMinutes * MINUTE;
  const changes: Change[] = [
    ...open.map((member) => openingOf(member, query.members[member]!, start, end)),
    ...drop.map((member) => ({ kind: 'drop_required' as const, member })),
    ...(quorum === null ? [] : [{ kind: 'lower_quorum' as const, to: quorum }]),
  ];
  return { start, end, members, changes, cost };
}

function openingOf(
  member: number,
  { timezone, overridden }: OptimizerMember,
  start: number,
  end: number,
): Change {
  const date = localDate(timezone, start);
  return {
    kind: 'open',
    member,
    date,
    start: clockAt(timezone, start),
    end: clockAt(timezone, end),
    closedBy: overridden.has(date) ? 'override' : 'rule',
  };
}

/** What the zone's wall clock shows, `HH:mm`. */
function clockAt(timezone: string, instant: number): string {
  return new Date(instant + offsetAt(timezone, instant)).toISOString().slice(11, 16);
}
