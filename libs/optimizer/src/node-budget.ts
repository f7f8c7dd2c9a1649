/**
 * One step is one member looked at for one start. Twelve members over 92 days with a start every quarter of an hour are
 * about 106000. The same query always stops at the same place, on every machine.
 */
export const NODE_BUDGET = 400_000;

/** Asking the algebra about one start costs as much as so many steps. */
export const STEPS_OF_A_CHECK = 50;

/** Counts the steps of a search. */
export class NodeBudget {
  constructor(private left = NODE_BUDGET) {}

  /** False when there are not so many steps left; then the search ends. */
  take(steps: number): boolean {
    if (steps > this.left) return false;
    this.left -= steps;
    return true;
  }
}
