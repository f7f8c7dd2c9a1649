import type { Money } from '@noillin/contracts';
import { splitByWeight, type Line, type Part } from '@noillin/payments';
import { sha256 } from '@noillin/utils';
import type { Booking } from '../booking';
import { shareOf } from '../cancellation/member-share';
import { portion } from '../cancellation/policy';

/** What happens to the money when one member leaves a group booking. The other members' parts stay as they are. */
export interface MemberTerms {
  memberId: string;
  /** Goes back to the brand. */
  refund: Money;
  /** Part of the member's part, and of the fee on it, that goes back, in basis points. */
  refundBps: number;
  /** What the member keeps of their part. */
  keeps: Money;
  /** What goes back of the platform's fee: the fee on what the member gives back. */
  feeRefund: Money;
  /** Who bears how much of the refund, the platform first. */
  lines: Line[];
  /** Names exactly these terms of this booking: other terms have another id. */
  quoteId: string;
}

type Subject = Pick<Booking, 'id' | 'price' | 'members'>;

const QUOTE_LENGTH = 32;

/**
 * Terms on which a member leaves: so many basis points of their part and of the fee on it go back to the brand, rounded
 * down to the whole unit, borne by both in proportion. The preview and the commit both come from here.
 */
export const memberTerms = (
  booking: Subject,
  memberId: string,
  parts: readonly Part[],
  refundBps: number,
): MemberTerms => {
  const { part, fee } = shareOf(parts, memberId);
  const { currency } = booking.price;
  const money = (amount: number): Money => ({ amount, currency });
  const refund = portion(money(part + fee), refundBps);
  const [ofFee = 0, ofPart = 0] = splitByWeight(refund.amount, [fee, part]);
  const terms = {
    memberId,
    refund,
    refundBps,
    keeps: money(part - ofPart),
    feeRefund: money(ofFee),
    lines: linesOf(memberId, ofPart, ofFee),
  };
  return { ...terms, quoteId: sha256(JSON.stringify([booking.id, terms])).slice(0, QUOTE_LENGTH) };
};

/**
 * What goes back to the brand when a substitute takes the place for less: the difference, and the fee on it, rounded down.
 * `amount`: what the substitute gets, at most what is left of the member's part.
 */
export const differenceLines = (parts: readonly Part[], memberId: string, amount: number): Line[] => {
  const { part, fee } = shareOf(parts, memberId);
  const difference = part - amount;
  if (difference === 0) return [];
  const ofFee = Number((BigInt(fee) * BigInt(difference)) / BigInt(part));
  return linesOf(memberId, difference, ofFee);
};

const linesOf = (memberId: string, ofPart: number, ofFee: number): Line[] => [
  { influencerId: null, amount: ofFee },
  { influencerId: memberId, amount: ofPart },
];
