import type { Money } from '@noillin/contracts';
import { splitByWeight, type Line, type Part } from '@noillin/payments';
import { sha256 } from '@noillin/utils';
import { memberIdsOf, type Booking } from '../booking';
import { shareOf } from './member-share';
import { FULL_BPS, portion, refundBpsAt } from './policy';

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
  /** What each member keeps, also of those who were cancelled before; together with the platform's fee all that is retained. */
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

const QUOTE_LENGTH = 32;

/**
 * Whoever sells or runs the platform refunds in full, an unpaid hold costs nothing, and so does a booking from which a member
 * withdraws; else a brand gets what its policy says.
 */
const bpsFor = ({ booking, party, now, parts }: CancellationCase): number => {
  if (party !== 'brand' || parts.length === 0 || booking.withdrawals.length > 0) return FULL_BPS;
  return refundBpsAt(booking.cancellationPolicy, booking.start.getTime(), now);
};

const sumOf = (amounts: readonly number[]): number => amounts.reduce((sum, amount) => sum + amount, 0);

/** Members who were cancelled before and kept a part. */
const formerIn = ({ booking, parts }: CancellationCase): string[] => {
  const present = new Set(booking.members.map(({ influencerId }) => influencerId));
  return parts.flatMap(({ influencerId, left }) =>
    influencerId !== null && left > 0 && !present.has(influencerId) ? [influencerId] : [],
  );
};

/** What of each part can go back: who left on terms of their own keeps what these left them, and the platform the fee on it. */
const refundable = (parts: readonly Part[], former: readonly string[]): number[] => {
  const keptFee = sumOf(former.map((influencerId) => shareOf(parts, influencerId).fee));
  return parts.map(({ influencerId, left }) => {
    if (influencerId === null) return left - keptFee;
    return former.includes(influencerId) ? 0 : left;
  });
};

/** Terms of a cancellation. The preview and the commit both come from here. */
export const refundTerms = (cancellation: CancellationCase): RefundTerms => {
  const { booking, parts } = cancellation;
  const { currency } = booking.price;
  const money = (amount: number): Money => ({ amount, currency });
  const former = formerIn(cancellation);
  const open = refundable(parts, former);
  const refundBps = bpsFor(cancellation);
  const refund = portion(money(sumOf(open)), refundBps);
  const borne = splitByWeight(refund.amount, open);
  const keeps = parts.map(({ left }, index) => left - (borne[index] ?? 0));
  const keptBy = (influencerId: string | null): Money =>
    money(keeps[parts.findIndex((part) => part.influencerId === influencerId)] ?? 0);
  const terms = {
    refund,
    retained: money(sumOf(keeps)),
    refundBps,
    policy: booking.cancellationPolicy.name,
    members: [...memberIdsOf(booking), ...former].map((influencerId) => ({
      influencerId,
      keeps: keptBy(influencerId),
    })),
    platformFee: keptBy(null),
    lines: parts.map(({ influencerId }, index) => ({ influencerId, amount: borne[index] ?? 0 })),
  };
  return { ...terms, quoteId: sha256(JSON.stringify([booking.id, terms])).slice(0, QUOTE_LENGTH) };
};
