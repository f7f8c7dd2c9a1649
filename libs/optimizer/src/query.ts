import { openIntervals, type ExplainedMember, type GroupSlotQuery, type Interval } from '@noillin/scheduling';
import type { Weights } from './weights';

/** Somebody who may take part. */
export interface OptimizerMember extends ExplainedMember {
  /** On all platforms together. */
  readonly followers: number;
  /** Their share of the gig, in basis points. */
  readonly shareBps: number;
}

/** Hours of every day, on the wall clock of a zone. */
export interface PreferredHours {
  /** IANA zone. */
  readonly timezone: string;
  /** `HH:mm`; the end is later, or `24:00`. */
  readonly start: string;
  readonly end: string;
  /** Whether windows that do not lie wholly within them are left out. */
  readonly only: boolean;
}

/** What is asked for: the gig's own search, and what makes a window a good one. */
export interface OptimizerQuery extends GroupSlotQuery {
  readonly members: readonly OptimizerMember[];
  readonly preferredHours: PreferredHours | null;
  readonly weights: Weights;
  /** How many windows, or proposals, are wanted. */
  readonly limit: number;
  /** Steps of work after which the search stops; see NODE_BUDGET. */
  readonly nodeBudget?: number;
}

const EVERY_DAY = [1, 2, 3, 4, 5, 6, 7];

/** The instants of `[from, to)` at which the hours are on. */
export function hoursAsIntervals(
  { timezone, start, end }: Pick<PreferredHours, 'timezone' | 'start' | 'end'>,
  from: number,
  to: number,
): Interval[] {
  const weekly = EVERY_DAY.map((weekday) => ({ weekday, start, end }));
  return openIntervals({ timezone, weekly, overrides: [] }, from, to);
}
