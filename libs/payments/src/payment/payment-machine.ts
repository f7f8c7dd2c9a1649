import { defineMachine, PAYMENT_STATUSES, type PaymentStatus } from '@noillin/contracts';

export const PAYMENT_EVENTS = [
  'process',
  'succeed',
  'fail',
  'refund_part',
  'refund_rest',
  'open_chargeback',
  'win_chargeback',
  'lose_chargeback',
] as const;
export type PaymentEvent = (typeof PAYMENT_EVENTS)[number];

/** The life of a payment. A failed payment may be tried again as long as its hold lives, and may fail again. */
export const paymentMachine = defineMachine<PaymentStatus, PaymentEvent>({
  name: 'payment',
  initial: 'created',
  states: PAYMENT_STATUSES,
  events: PAYMENT_EVENTS,
  transitions: {
    created: { process: 'processing', succeed: 'succeeded', fail: 'failed' },
    processing: { process: 'processing', succeed: 'succeeded', fail: 'failed' },
    failed: { process: 'processing', succeed: 'succeeded', fail: 'failed' },
    succeeded: { refund_part: 'partially_refunded', refund_rest: 'refunded', open_chargeback: 'chargeback' },
    partially_refunded: {
      refund_part: 'partially_refunded',
      refund_rest: 'refunded',
      open_chargeback: 'chargeback',
    },
    refunded: {},
    chargeback: { win_chargeback: 'won', lose_chargeback: 'lost' },
    won: {},
    lost: {},
  },
});
