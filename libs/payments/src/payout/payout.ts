import type { Money } from '@noillin/contracts';

/** `requested`: decided, and not known to have arrived. */
export const PAYOUT_STATUSES = ['requested', 'paid', 'failed'] as const;
export type PayoutStatus = (typeof PAYOUT_STATUSES)[number];

/** One transfer of one booking's money to one influencer. A transfer that was refused is followed by another payout. */
export interface Payout {
  /** The provider's idempotency key: this id moves money once. */
  id: string;
  allocationId: string;
  bookingId: string;
  influencerId: string;
  amount: Money;
  /** Minor units of the part that were kept to pay the influencer's debts. */
  nettedAmount: number;
  provider: string;
  /** The influencer's account at the provider. */
  accountId: string;
  /** The payment whose money it is. */
  providerPaymentId: string;
  status: PayoutStatus;
  /** Why it failed. */
  failure: PayoutFailure | null;
  providerTransferId: string | null;
  /** How often the provider was asked to make it. */
  attempts: number;
  createdAt: Date;
  /** When it was paid or failed. */
  settledAt: Date | null;
}

/** Why the provider refused a transfer: our money is not there yet, the account is not ready, or for good. */
export type PayoutFailure = 'provider_balance' | 'onboarding' | 'provider_refused';
