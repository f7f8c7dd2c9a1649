import type Stripe from 'stripe';
import type { ProviderEvent } from '../provider/provider-event';
import { eventOf } from './stripe-event';

const read = (type: string, object: object): ProviderEvent =>
  eventOf({ id: 'evt_1', type, created: 1_795_338_000, data: { object } } as Stripe.Event, 'stripe');

const session = {
  id: 'cs_1',
  client_reference_id: 'payment-1',
  payment_intent: 'pi_1',
  amount_total: 250_000,
  currency: 'inr',
  payment_status: 'paid',
  metadata: { capture: 'automatic' },
};
const intent = {
  id: 'pi_1',
  amount: 250_000,
  currency: 'inr',
  metadata: { paymentId: 'payment-1' },
  last_payment_error: { code: 'card_declined', decline_code: 'do_not_honor' },
};
const dispute = { id: 'dp_1', payment_intent: 'pi_1', amount: 250_000, currency: 'inr' };
const refund = {
  id: 're_1',
  payment_intent: 'pi_1',
  amount: 100,
  currency: 'inr',
  metadata: { refundId: 'refund-1' },
};

describe('Stripe events', () => {
  it('stand where the second of their creation puts them', () => {
    expect(read('customer.created', {})).toEqual({
      provider: 'stripe',
      id: 'evt_1',
      type: 'unknown',
      providerPaymentId: null,
      paymentId: null,
      refundId: null,
      providerRefundId: null,
      amount: null,
      occurredAt: new Date(1_795_338_000_000),
      sequence: null,
    });
  });

  it.each([
    ['completed', { payment_status: 'paid' }, 'payment.succeeded'],
    ['completed', { payment_status: 'unpaid' }, 'payment.processing'],
    ['completed', { payment_status: 'paid', metadata: { capture: 'manual' } }, 'payment.processing'],
    ['async_payment_succeeded', {}, 'payment.succeeded'],
    ['async_payment_failed', {}, 'payment.failed'],
    ['expired', {}, 'payment.voided'],
  ])('checkout.session.%s with %j means %s', (name, changes, type) => {
    expect(read(`checkout.session.${name}`, { ...session, ...changes })).toMatchObject({
      type,
      providerPaymentId: 'cs_1',
      otherId: 'pi_1',
      paymentId: 'payment-1',
      amount: { amount: 250_000, currency: 'INR' },
    });
  });

  it.each([
    ['processing', 'payment.processing'],
    ['requires_action', 'payment.processing'],
    ['amount_capturable_updated', 'payment.authorised'],
    ['succeeded', 'payment.succeeded'],
    ['payment_failed', 'payment.failed'],
    ['canceled', 'payment.voided'],
  ])('payment_intent.%s means %s, under another id than the checkout’s', (name, type) => {
    expect(read(`payment_intent.${name}`, intent)).toMatchObject({
      type,
      providerPaymentId: 'pi_1',
      isOtherId: true,
      paymentId: 'payment-1',
      failureCode: type === 'payment.failed' ? 'do_not_honor' : null,
    });
  });

  it.each([
    ['created', 'needs_response', 'payment.chargeback_opened'],
    ['funds_withdrawn', 'needs_response', 'payment.chargeback_opened'],
    ['created', 'warning_needs_response', 'unknown'],
    ['closed', 'won', 'payment.chargeback_won'],
    ['closed', 'lost', 'payment.chargeback_lost'],
    ['closed', 'warning_closed', 'unknown'],
  ])('charge.dispute.%s with status %s means %s', (name, status, type) => {
    expect(read(`charge.dispute.${name}`, { ...dispute, status })).toMatchObject({
      type,
      providerPaymentId: 'pi_1',
      isOtherId: true,
      providerDisputeId: 'dp_1',
    });
  });

  it.each([
    ['refund.created', 'pending', 'unknown'],
    ['refund.created', 'succeeded', 'refund.succeeded'],
    ['refund.updated', 'succeeded', 'refund.succeeded'],
    ['charge.refund.updated', 'canceled', 'refund.failed'],
    ['refund.failed', 'failed', 'refund.failed'],
  ])('%s with status %s means %s', (name, status, type) => {
    expect(read(name, { ...refund, status })).toMatchObject({
      type,
      refundId: 'refund-1',
      providerRefundId: 're_1',
      amount: { amount: 100, currency: 'INR' },
    });
  });

  it('leave it to the refund’s own events which refund a charge had', () => {
    expect(read('charge.refunded', { id: 'ch_1', amount_refunded: 100 }).type).toBe('unknown');
  });
});
