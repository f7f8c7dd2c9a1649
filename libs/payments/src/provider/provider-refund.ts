import type { Money } from '@noillin/contracts';

export interface ProviderRefundRequest {
  providerPaymentId: string;
  /** In the payment's currency; at most what is left of the payment. */
  amount: Money;
  /** Our refund; the provider hands it back with its events. The same key pays once. */
  idempotencyKey: string;
}

export interface FindRefund {
  providerPaymentId: string;
  /** Our refund: the idempotency key under which it was asked for. */
  refundId: string;
}

export interface ProviderRefund {
  /** Null where the provider refused without making a refund. */
  providerRefundId: string | null;
  /** `pending` is settled by a later event of the provider. */
  status: 'pending' | 'succeeded' | 'failed';
  /** When the provider made it, by its own clock. */
  occurredAt: Date;
  /** Position in the provider's own order of this payment's changes; null where the provider has none. */
  sequence: number | null;
  /** The provider's code of what went wrong; only for `failed`. */
  failureCode?: string;
}
