import type { Money } from '@noillin/contracts';
import type { Line } from '../allocation/line';

export const REFUND_STATUSES = ['requested', 'pending', 'succeeded', 'failed'] as const;
export type RefundStatus = (typeof REFUND_STATUSES)[number];

/** Money on its way back to a brand. */
export interface Refund {
  id: string;
  paymentId: string;
  bookingId: string;
  brandId: string;
  amount: Money;
  reason: string;
  status: RefundStatus;
  providerRefundId: string | null;
  requestedAt: Date;
  /** When it succeeded or failed. */
  settledAt: Date | null;
}

export interface RefundRequest {
  /** Chosen by the caller; the same id is the same refund, however often it is asked for. */
  refundId: string;
  paymentId: string;
  /** Minor units of the payment's currency. */
  amount: number;
  /**
   * Who bears how much, summing to the amount. Left out: what is nobody's first, then everybody in proportion to what
   * is left of their part.
   */
  perParty?: readonly Line[];
  reason: string;
}
