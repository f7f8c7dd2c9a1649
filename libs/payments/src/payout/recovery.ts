import type { Money } from '@noillin/contracts';

/**
 * `requested`: the provider is to be asked; `succeeded`: the money came back; `refused`: it did not, and is owed;
 * `covered`: the transfer never arrived, so that there was nothing to take back.
 */
export const RECOVERY_STATUSES = ['requested', 'succeeded', 'refused', 'covered'] as const;
export type RecoveryStatus = (typeof RECOVERY_STATUSES)[number];

/** Money of a transfer that is taken back because it goes back to the brand or its bank. */
export interface Recovery {
  /** The provider's idempotency key: this id brings money back once. */
  id: string;
  payoutId: string;
  allocationId: string;
  bookingId: string;
  influencerId: string;
  amount: Money;
  status: RecoveryStatus;
  /** How often a worker took it up. */
  attempts: number;
  createdAt: Date;
  settledAt: Date | null;
}
