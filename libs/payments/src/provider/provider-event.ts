import type { Money } from '@noillin/contracts';

/** What providers tell us, in our words. `unknown` is stored and left alone. */
export const PROVIDER_EVENT_TYPES = [
  'payment.processing',
  'payment.authorised',
  'payment.succeeded',
  'payment.failed',
  'payment.voided',
  'payment.chargeback_opened',
  'payment.chargeback_won',
  'payment.chargeback_lost',
  'refund.succeeded',
  'refund.failed',
  'account.updated',
  'unknown',
] as const;
export type ProviderEventType = (typeof PROVIDER_EVENT_TYPES)[number];

/** A verified statement of a provider about one payment, or about an influencer's account. */
export interface ProviderEvent {
  provider: string;
  /** The provider's id of the event; the same id is the same event, however often it arrives. */
  id: string;
  type: ProviderEventType;
  /** Null for events about something else than a payment. */
  providerPaymentId: string | null;
  /** Our payment as the provider knows it, or null where it does not say. */
  paymentId: string | null;
  /**
   * Set where `providerPaymentId` may be another id than the one of the checkout: then `paymentId`, which the provider
   * hands back, says whose it is, and the payment is known by this id as well from now on.
   */
  isOtherId?: boolean;
  /** Another id by which the payment is known from now on, beside `providerPaymentId`. */
  otherId?: string;
  /** Our refund, for refund events. */
  refundId: string | null;
  /** The provider's id of the refund, for refund events. */
  providerRefundId: string | null;
  /** The provider's id of the dispute, for chargeback events. */
  providerDisputeId?: string | null;
  /** The influencer's account, for account events. */
  providerAccountId?: string | null;
  /** The provider's code of why, for failed payments and refunds. */
  failureCode?: string | null;
  /** Amount of the payment, refund or dispute, where the provider says it. */
  amount: Money | null;
  /** By the provider's clock. */
  occurredAt: Date;
  /** Position in the provider's own order of this payment's events; null where the provider has none. */
  sequence: number | null;
}
