import type { IncomingHttpHeaders } from 'node:http';
import type { Money } from '@noillin/contracts';
import type { ProviderEvent } from './provider-event';

export interface CheckoutRequest {
  /** Our payment; the provider hands it back with every event. */
  paymentId: string;
  bookingId: string;
  amount: Money;
  /** Shown to the person who pays. */
  description: string;
  /** Where the browser goes after the checkout. */
  returnUrl: string;
  /** End of the hold that is paid for. Shown, not enforced: a late payment is dealt with when it arrives. */
  expiresAt: Date;
  /** The same key gives the same checkout, however often it is asked for. */
  idempotencyKey: string;
}

export interface Checkout {
  providerPaymentId: string;
  checkoutUrl: string;
  /** For providers whose form is embedded in our own page. */
  clientSecret?: string;
}

/** What the provider says about a payment when asked. */
export interface ProviderPaymentState {
  status: 'open' | 'processing' | 'succeeded' | 'failed';
  amount: Money;
  /** When the provider entered this state, by its own clock. */
  occurredAt: Date;
  /** Position in the provider's own order of this payment's changes; null where the provider has none. */
  sequence: number | null;
}

export interface ProviderRefundRequest {
  providerPaymentId: string;
  amount: Money;
  /** Our refund; the provider hands it back with its events. The same key pays once. */
  idempotencyKey: string;
}

export interface ProviderRefund {
  providerRefundId: string;
  /** `pending` is settled by a later event of the provider. */
  status: 'pending' | 'succeeded' | 'failed';
}

/**
 * The port to whoever moves the money. Every method may be called again with the same arguments.
 * @throws DomainError `payment_provider_unavailable` when the provider does not answer
 */
export interface PaymentProvider {
  readonly name: string;
  createCheckout(request: CheckoutRequest): Promise<Checkout>;
  getPayment(providerPaymentId: string): Promise<ProviderPaymentState>;
  refund(request: ProviderRefundRequest): Promise<ProviderRefund>;
  /** @throws DomainError `webhook_signature_invalid` unless the provider itself sent exactly these bytes just now */
  verifyWebhook(rawBody: Buffer, headers: IncomingHttpHeaders): ProviderEvent;
}
