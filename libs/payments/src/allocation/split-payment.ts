import { newAllocation, type Allocation } from './allocation';
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
  const { bookingId, amount, currency, feeBps, members } = purchase;
  const shares = members.map(({ shareBps }) => shareBps);
  if (shares.reduce((sum, share) => sum + share, 0) !== ALL_BPS)
    throw new RangeError(`the members of booking ${bookingId} do not share all of its price`);
  const [fee = 0, rest = 0] = splitByWeight(amount, [feeBps, ALL_BPS - feeBps]);
  const parts = splitByWeight(rest, shares);
  const part = (influencerId: string | null, its: number): Allocation =>
    newAllocation({ bookingId, influencerId, currency, amount: its }, now);
  return [
    part(null, fee),
    ...members.map(({ influencerId }, index) => part(influencerId, parts[index] ?? 0)),
  ];
};
