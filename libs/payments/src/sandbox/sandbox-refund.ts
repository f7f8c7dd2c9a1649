import type { Money } from '@noillin/contracts';
import type { ProviderRefund } from '../provider/payment-provider';

export type SandboxRefundStatus = ProviderRefund['status'];

/** Money of a payment that goes back to the payer, or does not. */
export interface SandboxRefund {
  id: string;
  /** The sandbox's payment. */
  paymentId: string;
  /** The merchant's own id of the refund: ours, and the idempotency key. */
  reference: string;
  amount: Money;
  status: SandboxRefundStatus;
  /** Why it failed; null otherwise. */
  failureCode: string | null;
  /** When it entered its status. */
  statusAt: Date;
  /** Number of the event that told of the status, or of the newest one when it was asked for. */
  statusSequence: number;
  createdAt: Date;
}
