import type { Money } from '@noillin/contracts';

export type SandboxPaymentStatus = 'open' | 'failed' | 'succeeded';

/** A payment as the sandbox, in its role of an outside provider, knows it. */
export interface SandboxPayment {
  id: string;
  /** The merchant's own id of the payment: ours. */
  reference: string;
  bookingId: string;
  amount: Money;
  description: string;
  returnUrl: string;
  expiresAt: Date;
  /** Unguessable name of the checkout page. */
  token: string;
  status: SandboxPaymentStatus;
  /** When it entered this status. */
  statusAt: Date;
  /** Counts this payment's events; the newest event has this number. */
  sequence: number;
  /** Minor units. */
  refundedAmount: number;
  /** When a payer who said "later" pays; null otherwise. */
  payAt: Date | null;
  createdAt: Date;
}
