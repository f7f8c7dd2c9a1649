import type { Account } from '../ledger/accounts';
import { allocationMachine, type AllocationEvent, type AllocationStatus } from './allocation-machine';

/** One change of an allocation. */
export interface AllocationHistoryEntry {
  at: Date;
  event: AllocationEvent;
  from: AllocationStatus;
  to: AllocationStatus;
  /** Minor units that the change is about. */
  amount: number;
  /** Timer, refund, payout or recovery that caused it. */
  why: string;
}

/** Why money may not move to its party for now: the parties disagree, or the payer's bank took the payment back. */
export type FreezeReason = 'dispute' | 'chargeback';

/** Why released money is not transferred yet. */
export const HOLD_UPS = ['onboarding', 'minimum_amount', 'provider_balance', 'provider_refused'] as const;
export type HoldUp = (typeof HOLD_UPS)[number];

/** One party's part of the payment of one booking. */
export interface Allocation {
  id: string;
  bookingId: string;
  /** Null for the platform's own part, its fee. */
  influencerId: string | null;
  currency: string;
  /** The part as it was split at purchase, in minor units. */
  amount: number;
  /** What of it has not gone back to the brand: `held`, `recoverable` and what paid debts of other bookings. */
  left: number;
  /** What of it lies in the party's pending or releasable account. */
  held: number;
  status: AllocationStatus;
  /** What keeps it from being released and transferred. */
  frozenBy: FreezeReason[];
  /** Whether anything does. */
  frozen: boolean;
  /** When the part cools down; null until the booking is completed or cancelled. */
  releaseAt: Date | null;
  /** The payout that carries or carried it, once there is one. */
  payoutId: string | null;
  /** What the transfer carried and nobody has asked back yet. */
  recoverable: number;
  /** What could not be taken back and no later payout has paid yet. */
  owed: number;
  /** When it is to be transferred by the influencer's schedule; null while that is not known. */
  payoutAt: Date | null;
  /** What kept the last attempt from transferring it. */
  heldUpBy: HoldUp | null;
  /** Counts the changes; the compare of compare-and-set. */
  revision: number;
  history: AllocationHistoryEntry[];
  createdAt: Date;
}

/** Whose part it is, as it stands in ids. */
const PLATFORM = 'platform';

/** The same booking and party have the same id: a booking is split once. */
export const allocationId = (bookingId: string, influencerId: string | null): string =>
  `${bookingId}:${influencerId ?? PLATFORM}`;

/** A part of which nothing has moved yet. */
export const newAllocation = (
  part: Pick<Allocation, 'bookingId' | 'influencerId' | 'currency' | 'amount'>,
  createdAt: Date,
): Allocation => ({
  ...part,
  id: allocationId(part.bookingId, part.influencerId),
  left: part.amount,
  held: part.amount,
  status: allocationMachine.initial,
  frozenBy: [],
  frozen: false,
  releaseAt: null,
  payoutId: null,
  recoverable: 0,
  owed: 0,
  payoutAt: null,
  heldUpBy: null,
  revision: 0,
  history: [],
  createdAt,
});

/** The account in which a part lies that has not been transferred. */
export const accountOf = (
  { influencerId }: Pick<Allocation, 'influencerId'>,
  status: 'pending' | 'releasable',
): { account: Account; owner: string | null } => {
  if (influencerId === null)
    return { account: status === 'pending' ? 'platform_fee_pending' : 'platform_fee_earned', owner: null };
  return {
    account: status === 'pending' ? 'influencer_pending' : 'influencer_releasable',
    owner: influencerId,
  };
};
