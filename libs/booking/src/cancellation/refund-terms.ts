import type { Money } from '@noillin/contracts';
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
  policy: string;
}

const FULL_BPS = 10_000;

/** An unpaid hold costs nothing; who sells or runs the platform refunds in full; a brand gets what its policy says. */
const bpsFor = (booking: Booking, party: CancellingParty, now: number): number => {
  if (party !== 'brand') return FULL_BPS;
  return refundBpsAt(booking.cancellationPolicy, booking.start.getTime(), now);
};

/** Terms of cancelling at `now` (epoch milliseconds). The preview and the commit both come from here. */
export const refundTerms = (booking: Booking, party: CancellingParty, now: number): RefundTerms => {
  const { currency } = booking.price;
  const paid = booking.status === 'held' ? { amount: 0, currency } : booking.price;
  const refundBps = booking.status === 'held' ? FULL_BPS : bpsFor(booking, party, now);
  const refund = portion(paid, refundBps);
  return {
    refund,
    retained: { amount: paid.amount - refund.amount, currency },
    refundBps,
    policy: booking.cancellationPolicy.name,
  };
};
