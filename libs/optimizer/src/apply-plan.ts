import { listGroupSlots, MINUTE } from '@noillin/scheduling';
import type { Plan } from './plan';
import type { OptimizerQuery } from './query';

/** Who would be in at the plan's start if all of it were done: the algebra is asked. Undefined if nobody could book it then. */
export function membersAfter(plan: Plan, query: OptimizerQuery): readonly number[] | undefined {
  const { start } = plan;
  const end = start + query.timing.durationMinutes * MINUTE;
  const members = query.members.map((member, i) => {
    if (plan.drop.includes(i)) return { ...member, required: false, windows: [] };
    // Only what is open around the start can make a difference.
    const windows = member.windows.filter((window) => window.start < end && window.end > start);
    return {
      ...member,
      windows: plan.open.includes(i) ? [...windows, { start, end, origin: start }] : windows,
    };
  });
  const quorum = plan.quorum ?? query.quorum;
  return listGroupSlots({ ...query, members, quorum, from: start, to: start + 1 })[0]?.members;
}
