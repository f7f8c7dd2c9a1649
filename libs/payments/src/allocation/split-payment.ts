import { allocationId, type Allocation } from './allocation';
import { allocationMachine } from './allocation-machine';
import { splitByWeight } from './largest-remainder';

const ALL_BPS = 10_000;

/** What was agreed at purchase about a payment's division. */
export interface Purchase {
  bookingId: string;
  /** Minor units that the brand paid. */
  amount: number;
  currency: string;
  /** The platform's fee in basis points of the amount. */
  feeBps: number;
  /** Basis points of what the fee leaves; all members together have 10000. */
  members: readonly { influencerId: string; shareBps: number }[];
}

/**
 * The parts of a payment: first the platform's fee, then the members', each by largest remainder. They sum to the
 * amount exactly.
 * @throws RangeError for shares that are not 10000 basis points in all
 */
export const splitPayment = (purchase: Purchase, now: Date): Allocation[] => {
  const { amount, feeBps, members } = purchase;
  const shares = members.map(({ shareBps }) => shareBps);
  if (shares.reduce((sum, share) => sum + share, 0) !== ALL_BPS)
    throw new RangeError(`the members of booking ${purchase.bookingId} do not share all of its price`);
  const [fee = 0, rest = 0] = splitByWeight(amount, [feeBps, ALL_BPS - feeBps]);
  const parts = splitByWeight(rest, shares);
  return [
    allocation(purchase, null, fee, now),
    ...members.map(({ influencerId }, index) => allocation(purchase, influencerId, parts[index] ?? 0, now)),
  ];
};

const allocation = (
  { bookingId, currency }: Purchase,
  influencerId: string | null,
  amount: number,
  now: Date,
): Allocation => ({
  id: allocationId(bookingId, influencerId),
  bookingId,
  influencerId,
  currency,
  amount,
  left: amount,
  held: amount,
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
  createdAt: now,
});
