import type { Money } from '@noillin/contracts';

/** When the payer's money is taken: at once, or only reserved until `capture` or `void` (request mode). */
export type CaptureMode = 'automatic' | 'manual';

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
  /** `automatic` unless said otherwise. A reservation lasts seven days at most, then the provider lets go of it. */
  capture?: CaptureMode;
  /** The same key gives the same checkout, however often it is asked for. */
  idempotencyKey: string;
}

export interface Checkout {
  providerPaymentId: string;
  checkoutUrl: string;
  /** For providers whose form is embedded in our own page. */
  clientSecret?: string;
}

/**
 * `requires_action`: the payer has to do something at their bank (3-D Secure); `authorised`: the money is reserved, not
 * taken; `voided`: let go, will never be paid. `failed` may be tried again.
 */
export type ProviderPaymentStatus =
  'open' | 'requires_action' | 'processing' | 'authorised' | 'succeeded' | 'failed' | 'voided';

/** What the provider says about a payment when asked. */
export interface ProviderPaymentState {
  status: ProviderPaymentStatus;
  amount: Money;
  /** When the provider entered this state, by its own clock. */
  occurredAt: Date;
  /** Position in the provider's own order of this payment's changes; null where the provider has none. */
  sequence: number | null;
  /** The provider's code of why the last attempt failed; only for `failed`. */
  failureCode?: string;
  /** Another id under which the provider's events speak of this payment (Stripe: the payment intent of a session). */
  otherId?: string;
}

/** An authorised payment whose money is to be taken or let go. */
export interface HeldMoneyRequest {
  providerPaymentId: string;
  /** Our payment: the money is taken or let go once. */
  paymentId: string;
}
