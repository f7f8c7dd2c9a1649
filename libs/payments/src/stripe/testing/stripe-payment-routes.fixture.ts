import { formIn, metadataIn, textIn, type Form } from './form.fixture';
import {
  nowSeconds,
  stripeId,
  type Intent,
  type Refund,
  type Session,
  type StripeBooks,
} from './stripe-books.fixture';
import { invalid, missing } from './stripe-failure.fixture';
import { listOf, type Routes } from './stripe-routes.fixture';

const textOf = (form: Form, name: string): string => {
  const value = textIn(form, name);
  if (value === undefined) throw invalid(`Missing required param: ${name}.`, 'parameter_missing', name);
  return value;
};

const amountIn = (form: Form, name: string): number => {
  const amount = Number(textOf(form, name));
  if (!Number.isSafeInteger(amount))
    throw invalid(`Invalid integer: ${amount}`, 'parameter_invalid_integer', name);
  if (amount < 1)
    throw invalid('This value must be greater than or equal to 1.', 'parameter_invalid_integer', name);
  return amount;
};

/** Checkout Sessions, payment intents and refunds: https://docs.stripe.com/api/checkout/sessions */
export const paymentRoutes = (books: StripeBooks): Routes => {
  const sessionOf = (id: string): Session => {
    const session = books.sessions.get(id);
    if (!session) throw missing('checkout.session', id);
    return session;
  };
  const intentOf = (id: string): Intent => {
    const intent = books.intents.get(id);
    if (!intent) throw missing('payment_intent', id);
    return intent;
  };
  const requireCapture = ({ status }: Intent, what: string): void => {
    if (status !== 'requires_capture')
      throw invalid(
        `This PaymentIntent could not be ${what} because it is ${status}.`,
        'payment_intent_unexpected_state',
      );
  };

  return {
    'POST /v1/checkout/sessions': (form) => {
      const item = formIn(formIn(formIn(form, 'line_items'), '0'), 'price_data');
      const intent = formIn(form, 'payment_intent_data');
      const id = stripeId('cs_test');
      const session: Session = {
        id,
        object: 'checkout.session',
        status: 'open',
        payment_status: 'unpaid',
        payment_intent: null,
        mode: textOf(form, 'mode'),
        amount_total: amountIn(item, 'unit_amount'),
        currency: textOf(item, 'currency'),
        client_reference_id: textIn(form, 'client_reference_id') ?? null,
        metadata: metadataIn(form),
        success_url: textOf(form, 'success_url'),
        url: `https://checkout.stripe.com/c/pay/${id}`,
        created: nowSeconds(),
        intent_data: {
          capture_method: textIn(intent, 'capture_method') ?? 'automatic',
          metadata: metadataIn(intent),
        },
      };
      books.sessions.set(id, session);
      return session;
    },
    'GET /v1/checkout/sessions/:id': (form, id) => {
      const session = sessionOf(id);
      if (!Object.values(formIn(form, 'expand')).includes('payment_intent.latest_charge')) return session;
      const intent = session.payment_intent ? intentOf(session.payment_intent) : null;
      const charge = books.charges.get(intent?.latest_charge ?? '') ?? null;
      return { ...session, payment_intent: intent && { ...intent, latest_charge: charge } };
    },
    'POST /v1/checkout/sessions/:id/expire': (_form, id) => {
      const session = sessionOf(id);
      if (session.status !== 'open')
        throw invalid(`Only Checkout Sessions with a status of open can be expired.`);
      session.status = 'expired';
      books.tell('checkout.session.expired', session);
      return session;
    },
    'POST /v1/payment_intents/:id/capture': (_form, id) => {
      const intent = intentOf(id);
      requireCapture(intent, 'captured');
      intent.status = 'succeeded';
      Object.assign(books.charges.get(intent.latest_charge ?? '') ?? {}, { captured: true });
      books.tell('payment_intent.succeeded', intent);
      return intent;
    },
    'POST /v1/payment_intents/:id/cancel': (_form, id) => {
      const intent = intentOf(id);
      requireCapture(intent, 'canceled');
      Object.assign(intent, { status: 'canceled', canceled_at: nowSeconds() });
      books.tell('payment_intent.canceled', intent);
      return intent;
    },
    'POST /v1/refunds': (form) => {
      const charge = books.charges.get(textOf(form, 'charge'));
      if (!charge) throw missing('charge', textOf(form, 'charge'));
      const amount = amountIn(form, 'amount');
      if (charge.disputed)
        throw invalid(`Charge ${charge.id} has been charged back; cannot issue a refund.`, 'charge_disputed');
      if (charge.amount_refunded === charge.amount)
        throw invalid(`Charge ${charge.id} has already been refunded.`, 'charge_already_refunded');
      if (amount > charge.amount - charge.amount_refunded)
        throw invalid('Refund amount is greater than unrefunded amount on charge', undefined, 'amount');
      const status = books.refundsCome.get(String(charge['payment_intent'])) ?? 'succeeded';
      const refund: Refund = {
        id: stripeId('re'),
        object: 'refund',
        amount,
        currency: String(charge['currency']),
        charge: charge.id,
        payment_intent: String(charge['payment_intent']),
        status,
        metadata: metadataIn(form),
        created: nowSeconds(),
        ...(status === 'failed' && { failure_reason: 'declined' }),
      };
      books.refunds.set(refund.id, refund);
      if (status !== 'failed') charge.amount_refunded += amount;
      books.tell('charge.refunded', charge);
      books.tell('refund.created', refund);
      return refund;
    },
    'GET /v1/refunds': (form) =>
      listOf(
        [...books.refunds.values()].filter(({ charge }) => charge === form['charge']),
        form,
        '/v1/refunds',
      ),
  };
};
