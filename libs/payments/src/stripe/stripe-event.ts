import type Stripe from 'stripe';
import type { ProviderEvent, ProviderEventType } from '../provider/provider-event';
import { moneyOf } from './stripe-amount';
import { dateOf, failureOf, idOf } from './stripe-state';

type About = Omit<ProviderEvent, 'provider' | 'id' | 'occurredAt' | 'sequence'>;

const nothing: About = {
  type: 'unknown',
  providerPaymentId: null,
  paymentId: null,
  refundId: null,
  providerRefundId: null,
  amount: null,
};

/** Stripe has no order of its own beyond the second in which an event was created. */
export const eventOf = (event: Stripe.Event, provider: string): ProviderEvent => ({
  ...aboutOf(event),
  provider,
  id: event.id,
  occurredAt: dateOf(event.created),
  sequence: null,
});

const aboutOf = (event: Stripe.Event): About => {
  switch (event.type) {
    case 'checkout.session.completed':
      return session(
        isPaid(event.data.object) ? 'payment.succeeded' : 'payment.processing',
        event.data.object,
      );
    case 'checkout.session.async_payment_succeeded':
      return session('payment.succeeded', event.data.object);
    case 'checkout.session.async_payment_failed':
      return session('payment.failed', event.data.object);
    case 'checkout.session.expired':
      return session('payment.voided', event.data.object);
    case 'payment_intent.processing':
    case 'payment_intent.requires_action':
      return intent('payment.processing', event.data.object);
    case 'payment_intent.amount_capturable_updated':
      return intent('payment.authorised', event.data.object);
    case 'payment_intent.succeeded':
      return intent('payment.succeeded', event.data.object);
    case 'payment_intent.payment_failed':
      return intent('payment.failed', event.data.object);
    case 'payment_intent.canceled':
      return intent('payment.voided', event.data.object);
    case 'charge.dispute.created':
    case 'charge.dispute.funds_withdrawn':
    case 'charge.dispute.closed':
      return dispute(event.data.object);
    case 'refund.created':
    case 'refund.updated':
    case 'refund.failed':
    case 'charge.refund.updated':
      return refund(event.data.object);
    case 'account.updated':
      return { ...nothing, type: 'account.updated', providerAccountId: event.data.object.id };
    default:
      // Among others charge.refunded, which does not say which refund: the refund's own events do.
      return nothing;
  }
};

/** With manual capture the page is done when the money is reserved; the intent's own events tell the rest. */
const isPaid = ({ payment_status: status, metadata }: Stripe.Checkout.Session): boolean =>
  status === 'paid' && metadata?.['capture'] !== 'manual';

const session = (type: ProviderEventType, object: Stripe.Checkout.Session): About => {
  const otherId = idOf(object.payment_intent);
  return {
    ...nothing,
    type,
    providerPaymentId: object.id,
    ...(otherId && { otherId }),
    paymentId: object.client_reference_id,
    amount: object.amount_total === null ? null : moneyOf(object.amount_total, object.currency ?? ''),
  };
};

const intent = (type: ProviderEventType, object: Stripe.PaymentIntent): About => ({
  ...nothing,
  type,
  providerPaymentId: object.id,
  isOtherId: true,
  paymentId: object.metadata['paymentId'] ?? null,
  failureCode: type === 'payment.failed' ? failureOf(object) : null,
  amount: moneyOf(object.amount, object.currency),
});

/** A mere inquiry of the bank (`warning_*`) takes no money: it becomes a dispute or comes to nothing. */
const DISPUTES: Readonly<Record<string, ProviderEventType>> = {
  needs_response: 'payment.chargeback_opened',
  under_review: 'payment.chargeback_opened',
  won: 'payment.chargeback_won',
  lost: 'payment.chargeback_lost',
};

const dispute = (object: Stripe.Dispute): About => ({
  ...nothing,
  type: DISPUTES[object.status] ?? 'unknown',
  providerPaymentId: idOf(object.payment_intent),
  isOtherId: true,
  providerDisputeId: object.id,
  amount: moneyOf(object.amount, object.currency),
});

const REFUNDS: Readonly<Record<string, ProviderEventType>> = {
  succeeded: 'refund.succeeded',
  failed: 'refund.failed',
  canceled: 'refund.failed',
};

const refund = (object: Stripe.Refund): About => ({
  ...nothing,
  type: REFUNDS[object.status ?? ''] ?? 'unknown',
  providerPaymentId: idOf(object.payment_intent),
  isOtherId: true,
  refundId: object.metadata?.['refundId'] ?? null,
  providerRefundId: object.id,
  failureCode: object.failure_reason ?? null,
  amount: moneyOf(object.amount, object.currency),
});
