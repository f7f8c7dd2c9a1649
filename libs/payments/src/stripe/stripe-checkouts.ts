import { Injectable } from '@nestjs/common';
import { DomainError, type Money } from '@noillin/contracts';
import { Clock } from '@noillin/utils';
import type Stripe from 'stripe';
import type {
  Checkout,
  CheckoutRequest,
  HeldMoneyRequest,
  ProviderPaymentState,
} from '../provider/payment-provider';
import { requireMoney } from '../provider/require-money';
import { stripeAmountOf } from './stripe-amount';
import { StripeClient } from './stripe-client';
import { refusalOf } from './stripe-problem';
import { chargeOf, intentOf, stateOf } from './stripe-state';

/**
 * Payments as Checkout Sessions: Stripe's own page takes the card, asks for 3-D Secure and offers what else the payer's
 * country pays with. The payment intent behind a session comes to be when somebody tries to pay.
 */
@Injectable()
export class StripeCheckouts {
  constructor(
    private readonly stripe: StripeClient,
    private readonly clock: Clock,
  ) {}

  async create(request: CheckoutRequest): Promise<Checkout> {
    requireMoney(request.amount);
    const session = await this.stripe.ask((sdk) =>
      sdk.checkout.sessions.create(sessionOf(request), {
        idempotencyKey: `checkout:${request.idempotencyKey}`,
      }),
    );
    if (!session.url) throw new DomainError('provider_refused', { reason: 'the session has no page' });
    return { providerPaymentId: session.id, checkoutUrl: session.url };
  }

  async state(providerPaymentId: string): Promise<ProviderPaymentState> {
    return stateOf(await this.session(providerPaymentId), this.clock.date());
  }

  async capture({ providerPaymentId, paymentId }: HeldMoneyRequest): Promise<ProviderPaymentState> {
    const session = await this.session(providerPaymentId);
    const intent = intentOf(session);
    if (intent?.status !== 'requires_capture') return this.already('succeeded', session);
    return this.change('succeeded', providerPaymentId, (sdk) =>
      sdk.paymentIntents.capture(intent.id, {}, { idempotencyKey: `capture:${paymentId}` }),
    );
  }

  /** An open page is closed; an intent that waits, for the payer's bank or for our capture, is cancelled. */
  async void({ providerPaymentId, paymentId }: HeldMoneyRequest): Promise<ProviderPaymentState> {
    const session = await this.session(providerPaymentId);
    const idempotencyKey = `void:${paymentId}`;
    if (session.status === 'open')
      return this.change('voided', providerPaymentId, (sdk) =>
        sdk.checkout.sessions.expire(session.id, {}, { idempotencyKey }),
      );
    const intent = intentOf(session);
    if (intent?.status !== 'requires_capture') return this.already('voided', session);
    return this.change('voided', providerPaymentId, (sdk) =>
      sdk.paymentIntents.cancel(intent.id, {}, { idempotencyKey }),
    );
  }

  /** The charge of a payment that came, for transfers and refunds; null while none did. */
  async charge(providerPaymentId: string): Promise<{ charge: Stripe.Charge | null; amount: Money }> {
    const session = await this.session(providerPaymentId);
    return { charge: chargeOf(session), amount: stateOf(session, this.clock.date()).amount };
  }

  private session(id: string): Promise<Stripe.Checkout.Session> {
    return this.stripe.ask((sdk) =>
      sdk.checkout.sessions.retrieve(id, { expand: ['payment_intent.latest_charge'] }),
    );
  }

  /** Somebody may decide the other way at the same moment: then the refusal is measured by what the payment now is. */
  private async change(
    wanted: ProviderPaymentState['status'],
    providerPaymentId: string,
    change: (sdk: Stripe) => Promise<unknown>,
  ): Promise<ProviderPaymentState> {
    try {
      await this.stripe.ask(change);
    } catch (error) {
      if (refusalOf(error) === null) throw error;
    }
    return this.already(wanted, await this.session(providerPaymentId));
  }

  private already(
    wanted: ProviderPaymentState['status'],
    session: Stripe.Checkout.Session,
  ): ProviderPaymentState {
    const state = stateOf(session, this.clock.date());
    if (state.status === wanted) return state;
    throw new DomainError('provider_refused', { reason: `the payment is ${state.status}` });
  }
}

/** The same request makes the same parameters at any time: Stripe refuses a known key with other ones. */
const sessionOf = (request: CheckoutRequest): Stripe.Checkout.SessionCreateParams => {
  const { paymentId, bookingId, amount, description, returnUrl, expiresAt, capture = 'automatic' } = request;
  const metadata = { paymentId, bookingId, capture };
  return {
    mode: 'payment',
    client_reference_id: paymentId,
    line_items: [
      {
        quantity: 1,
        price_data: {
          currency: amount.currency.toLowerCase(),
          unit_amount: stripeAmountOf(amount),
          product_data: { name: description },
        },
      },
    ],
    payment_intent_data: { capture_method: capture, transfer_group: bookingId, description, metadata },
    metadata,
    custom_text: { submit: { message: `Held for you until ${expiresAt.toUTCString()}.` } },
    success_url: returnUrl,
    cancel_url: returnUrl,
  };
};
