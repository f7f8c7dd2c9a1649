import type { Money } from '@noillin/contracts';
import { splitByWeight, type Line, type Part } from '@noillin/payments';
import { sha256 } from '@noillin/utils';
import type { Booking } from '../booking';
import { portion, refundBpsAt } from './policy';

export type CancellingParty = 'brand' | 'influencer' | 'admin';

/** What each side gets when the booking is cancelled now. */
export interface RefundTerms {
  /** Goes back to the brand. */
  refund: Money;
  /** Stays with the members and the platform. */
  retained: Money;
  refundBps: number;
  /** Name of the policy that was frozen at purchase. */
  policy: string;
  /** What each member keeps; together with the platform's fee all that is retained. */
  members: { influencerId: string; keeps: Money }[];
  /** What the platform keeps. */
  platformFee: Money;
  /** Who bears how much of the refund, the platform first. */
  lines: Line[];
  /** Names exactly these terms of this booking: other terms have another id. */
  quoteId: string;
}

/** What the terms follow from. */
export interface CancellationCase {
  booking: Booking;
  /** Who cancels. */
  party: CancellingParty;
  /** Epoch milliseconds. */
  now: number;
  /** What has not gone back yet, by party, the platform's first; none of an unpaid booking. */
  parts: readonly Part[];
}

const FULL_BPS = 10_000;
const QUOTE_LENGTH = 32;

/**
 * Whoever sells or runs the platform refunds in full, an unpaid hold costs nothing, and so does a booking from which a member
 * withdraws; else a brand gets what its policy says.
 */
const bpsFor = ({ booking, party, now, parts }: CancellationCase): number => {
  if (party !== 'brand' || parts.length === 0 || booking.withdrawal) return FULL_BPS;
  return refundBpsAt(booking.cancellationPolicy, booking.start.getTime(), now);
};

const sumOf = (amounts: readonly number[]): number => amounts.reduce((sum, amount) => sum + amount, 0);

/** Terms of a cancellation. The preview and the commit both come from here. */
export const refundTerms = (cancellation: CancellationCase): RefundTerms => {
  const { booking, parts } = cancellation;
  const { currency } = booking.price;
  const money = (amount: number): Money => ({ amount, currency });
  const left = parts.map((part) => part.left);
  const refundBps = bpsFor(cancellation);
  const refund = portion(money(sumOf(left)), refundBps);
  const borne = splitByWeight(refund.amount, left);
  const keeps = left.map((amount, index) => amount - (borne[index] ?? 0));
  const keptBy = (influencerId: string | null): Money =>
    money(keeps[parts.findIndex((part) => part.influencerId === influencerId)] ?? 0);
  const terms = {
    refund,
    retained: money(sumOf(keeps)),
    refundBps,
    policy: booking.cancellationPolicy.name,
    members: booking.members.map(({ influencerId }) => ({ influencerId, keeps: keptBy(influencerId) })),
    platformFee: keptBy(null),
    lines: parts.map(({ influencerId }, index) => ({ influencerId, amount: borne[index] ?? 0 })),
  };
  return { ...terms, quoteId: sha256(JSON.stringify([booking.id, terms])).slice(0, QUOTE_LENGTH) };
};
