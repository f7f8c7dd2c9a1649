import type Stripe from 'stripe';
import type { ProviderPaymentState, ProviderPaymentStatus } from '../provider/payment-provider';
import { moneyOf } from './stripe-amount';

/** Stripe counts seconds. */
export const dateOf = (seconds: number): Date => new Date(seconds * 1_000);

/** An id, of an object that may have been expanded. */
export const idOf = (reference: string | { id: string } | null): string | null =>
  typeof reference === 'string' ? reference : (reference?.id ?? null);

/** The intent of a session that was asked for with it; null before anybody tried to pay. */
export const intentOf = ({ payment_intent: intent }: Stripe.Checkout.Session): Stripe.PaymentIntent | null =>
  typeof intent === 'string' ? null : intent;

/** The newest charge of a session that was asked for with it. */
export const chargeOf = (session: Stripe.Checkout.Session): Stripe.Charge | null => {
  const charge = intentOf(session)?.latest_charge ?? null;
  return typeof charge === 'string' ? null : charge;
};

/** Why the last attempt failed: the bank's reason where it gives one. */
export const failureOf = ({ last_payment_error: error }: Stripe.PaymentIntent): string | null =>
  error?.decline_code ?? error?.code ?? null;

const statusOf = (
  session: Stripe.Checkout.Session,
  intent: Stripe.PaymentIntent | null,
): ProviderPaymentStatus => {
  if (session.status === 'expired') return 'voided';
  switch (intent?.status) {
    case 'requires_action':
      return 'requires_action';
    case 'processing':
      return 'processing';
    case 'requires_capture':
      return 'authorised';
    case 'succeeded':
      return 'succeeded';
    case 'canceled':
      return 'voided';
    default:
      return intent?.last_payment_error ? 'failed' : 'open';
  }
};

/** Stripe does not tell when a payment entered its state, except for these; the others are so as of now. */
const since = (
  status: ProviderPaymentStatus,
  session: Stripe.Checkout.Session,
  intent: Stripe.PaymentIntent | null,
): number | null => {
  if (status === 'authorised' || status === 'succeeded') return chargeOf(session)?.created ?? null;
  return status === 'voided' ? (intent?.canceled_at ?? null) : null;
};

/** What a session, asked for with its intent and charge, says of the payment. */
export const stateOf = (session: Stripe.Checkout.Session, now: Date): ProviderPaymentState => {
  const intent = intentOf(session);
  const status = statusOf(session, intent);
  const seconds = since(status, session, intent) ?? Math.floor(now.getTime() / 1_000);
  const failureCode = status === 'failed' && intent ? failureOf(intent) : null;
  return {
    status,
    amount: moneyOf(session.amount_total ?? 0, session.currency ?? ''),
    occurredAt: dateOf(seconds),
    sequence: null,
    ...(failureCode && { failureCode }),
    ...(intent && { otherId: intent.id }),
  };
};
