import type { Money } from '@noillin/contracts';

/** What providers tell us, in our words. `unknown` is stored and left alone. */
export const PROVIDER_EVENT_TYPES = [
  'payment.processing',
  'payment.succeeded',
  'payment.failed',
  'payment.chargeback_opened',
  'payment.chargeback_won',
  'payment.chargeback_lost',
  'refund.succeeded',
  'refund.failed',
  'unknown',
] as const;
export type ProviderEventType = (typeof PROVIDER_EVENT_TYPES)[number];

/** A verified statement of a provider about one payment. */
export interface ProviderEvent {
  provider: string;
  /** The provider's id of the event; the same id is the same event, however often it arrives. */
  id: string;
  type: ProviderEventType;
  providerPaymentId: string;
  /** Our payment as the provider knows it, or null where it does not say. */
  paymentId: string | null;
  /** Our refund, for refund events. */
  refundId: string | null;
  /** The provider's id of the refund, for refund events. */
  providerRefundId: string | null;
  /** Amount of the payment or refund, where the provider says it. */
  amount: Money | null;
  /** By the provider's clock. */
  occurredAt: Date;
  /** Position in the provider's own order of this payment's events; null where the provider has none. */
  sequence: number | null;
}
