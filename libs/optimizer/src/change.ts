import type { LocalDate } from '@noillin/scheduling';

/**
 * One thing that would have to be different:
 * - `open`: a member is open from `start` to `end` as well, wall clock of their own zone; now the window is closed
 * - `lower_quorum`: so many members are enough
 * - `drop_required`: the gig goes without a required member
 */
export type Change =
  | {
      readonly kind: 'open';
      /** Index. */
      readonly member: number;
      readonly date: LocalDate;
      /** `HH:mm`; an end at or before the start lies on the next day. */
      readonly start: string;
      readonly end: string;
      /** Whether an override of that day closes it, or the weekly rules. */
      readonly closedBy: 'override' | 'rule';
    }
  | { readonly kind: 'lower_quorum'; readonly to: number }
  | { readonly kind: 'drop_required'; readonly member: number };

/** Changes that together make a window bookable. */
export interface Proposal {
  /** The window, epoch milliseconds. */
  readonly start: number;
  readonly end: number;
  /** Indices of everybody who would be in. */
  readonly members: readonly number[];
  readonly changes: readonly Change[];
  /** How much the changes ask for, together; see CHANGE_COSTS. */
  readonly cost: number;
}
