import { comparePositions, type EventPosition } from '../provider/event-order';
import type { PaymentEvent } from './payment-machine';

/** What can happen to a payment at its provider. How a refund counts depends on what happened before it. */
export type FactKind = Exclude<PaymentEvent, 'refund_part' | 'refund_rest' | 'count_refund'> | 'refund';

/** Something that the provider says has happened to a payment. */
export interface PaymentFact extends EventPosition {
  /** The provider's id of the event, or our refund: the same id is the same fact, however often it is told. */
  id: string;
  kind: FactKind;
  /** Minor units of the refund or dispute; null where the provider says none. */
  amount: number | null;
}

export const kindOf = (event: PaymentEvent): FactKind => {
  switch (event) {
    case 'refund_part':
    case 'refund_rest':
    case 'count_refund':
      return 'refund';
    default:
      return event;
  }
};

/**
 * What cannot come before what, whatever the provider's clock says: money that came has come, even if a later attempt
 * failed; a payment that was let go of was not paid; only money that came goes back.
 */
const STAGE: Readonly<Record<FactKind, number>> = {
  process: 0,
  fail: 0,
  authorise: 0,
  succeed: 1,
  void: 2,
  refund: 3,
  open_chargeback: 3,
  win_chargeback: 3,
  lose_chargeback: 3,
};

/** The usual order of what happens in the same second: some providers' clocks are no finer. */
const RANK: Readonly<Record<FactKind, number>> = {
  process: 0,
  fail: 1,
  authorise: 2,
  succeed: 3,
  void: 4,
  refund: 5,
  open_chargeback: 6,
  win_chargeback: 7,
  lose_chargeback: 7,
};

/** Facts in the order in which they happened; the same for the same facts, in whatever order they were told. */
export const inOrder = (facts: readonly PaymentFact[]): PaymentFact[] => {
  const numbered = facts.every(({ sequence }) => sequence !== null);
  return facts.toSorted(
    (one, other) =>
      STAGE[one.kind] - STAGE[other.kind] ||
      comparePositions(one, other, numbered) ||
      RANK[one.kind] - RANK[other.kind] ||
      (one.id < other.id ? -1 : Number(one.id > other.id)),
  );
};
