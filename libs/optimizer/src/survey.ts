import { MINUTE } from '@noillin/scheduling';
import { candidateStarts } from './candidate-starts';
import { CLOSED, MemberStates, TAKEN, type MemberState } from './member-states';
import type { NodeBudget } from './node-budget';
import { costOf, planFor, type Plan, type Way } from './plan';
import type { OptimizerQuery } from './query';

/** A way to clear a start, with what it costs. */
interface Option {
  start: number;
  way: Way;
  states: readonly MemberState[];
}

const WAYS: readonly Way[] = ['open', 'drop'];
/** A window has to fit in one day of a calendar to be opened by an override. */
const LONGEST_WINDOW = 24 * 60 * MINUTE;

/** Looks at every start once, and remembers what would clear it. */
export class Survey {
  /** By cost; in the order of their starts. */
  private readonly options = new Map<number, Option[]>();
  readonly complete: boolean;

  constructor(
    private readonly query: OptimizerQuery,
    budget: NodeBudget,
  ) {
    this.complete = this.look(budget);
  }

  /** The smallest plans first, of equal ones the earlier. */
  *plans(): Generator<Plan & { cost: number }> {
    for (const cost of [...this.options.keys()].sort((a, b) => a - b))
      for (const { way, start, states } of this.options.get(cost)!)
        yield { ...planFor(way, start, states, this.query), cost };
  }

  private look(budget: NodeBudget): boolean {
    const { members, timing } = this.query;
    const cursors = members.map((member) => new MemberStates(member, timing));
    const canOpen = timing.durationMinutes * MINUTE <= LONGEST_WINDOW;
    for (const start of candidateStarts(this.query)) {
      if (!budget.take(members.length)) return false;
      const states = cursors.map((cursor) => cursor.at(start));
      this.remember(start, canOpen ? states : states.map((state) => (state === CLOSED ? TAKEN : state)));
    }
    return true;
  }

  private remember(start: number, states: readonly MemberState[]): void {
    let cheapest: number | undefined;
    for (const way of WAYS) {
      const cost = costOf(way, states, this.query);
      // Where nobody is closed both ways are one.
      if (cost === undefined || cost === cheapest) continue;
      cheapest = cost;
      const options = this.options.get(cost);
      if (options) options.push({ start, way, states });
      else this.options.set(cost, [{ start, way, states }]);
    }
  }
}
