import type { PaymentStatus } from '@noillin/contracts';
import { isStale, type EventPosition } from '../provider/event-order';
import { paymentMachine, type PaymentEvent } from './payment-machine';

export type Decision =
  { changes: true; to: PaymentStatus } | { changes: false; because: 'stale' | 'not_accepted' };

/** States in which it is still open whether the money comes. */
const isOpen = (status: PaymentStatus): boolean => paymentMachine.accepts(status, 'succeed');

/**
 * Whether an event moves a payment, whatever order events arrive in: an event older than the one that made the state
 * never does, and the table has no way back from `succeeded`. Except that money which came has come: a success counts
 * even when a later attempt, reported earlier, had failed.
 */
export const decideTransition = (
  status: PaymentStatus,
  event: PaymentEvent,
  position: EventPosition,
  last: EventPosition | null,
): Decision => {
  if (!paymentMachine.accepts(status, event)) return { changes: false, because: 'not_accepted' };
  const moneyCame = event === 'succeed' && isOpen(status);
  if (!moneyCame && isStale(position, last)) return { changes: false, because: 'stale' };
  return { changes: true, to: paymentMachine.next(status, event) };
};
