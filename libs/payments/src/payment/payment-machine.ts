import { defineMachine, PAYMENT_STATUSES, type PaymentStatus } from '@noillin/contracts';

export const PAYMENT_EVENTS = [
  'process',
  'authorise',
  'succeed',
  'fail',
  'void',
  'refund_part',
  'refund_rest',
  'count_refund',
  'open_chargeback',
  'win_chargeback',
  'lose_chargeback',
] as const;
export type PaymentEvent = (typeof PAYMENT_EVENTS)[number];

/** Before any money came: a failed payment may be tried again as long as its hold lives, and may fail again. */
const unpaid = {
  process: 'processing',
  authorise: 'authorised',
  succeed: 'succeeded',
  fail: 'failed',
  void: 'voided',
} as const;

/** While the money is here. */
const paid = {
  refund_part: 'partially_refunded',
  refund_rest: 'refunded',
  open_chargeback: 'chargeback',
} as const;

/**
 * The life of a payment. A chargeback may follow any money that came, also money that went back. During and after a
 * chargeback no refund may be asked for, but one that was on its way arrives and is counted. A chargeback that was won
 * leaves the money here, as `won`: it may be refunded again.
 */
export const paymentMachine = defineMachine<PaymentStatus, PaymentEvent>({
  name: 'payment',
  initial: 'created',
  states: PAYMENT_STATUSES,
  events: PAYMENT_EVENTS,
  transitions: {
    created: unpaid,
    processing: unpaid,
    failed: unpaid,
    authorised: { succeed: 'succeeded', void: 'voided' },
    voided: {},
    succeeded: paid,
    partially_refunded: paid,
    refunded: { open_chargeback: 'chargeback' },
    chargeback: { win_chargeback: 'won', lose_chargeback: 'lost', count_refund: 'chargeback' },
    won: paid,
    lost: { count_refund: 'lost' },
  },
});
