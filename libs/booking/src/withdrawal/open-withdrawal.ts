import { DomainError } from '@noillin/contracts';
import type { Booking } from '../booking';
import type { BookingCondition } from '../booking.repository';
import type { PlaceOffer, Withdrawal } from './withdrawal';

/**
 * The withdrawal about which something can still be decided.
 * @throws DomainError `withdrawal_not_open`, or `dispute_open` where support decides about the whole booking
 */
export const requireOpenWithdrawal = (booking: Booking, now: Date): Withdrawal => {
  const { status, withdrawal, disputed } = booking;
  if (status !== 'confirmed' || !withdrawal || withdrawal.decideBy <= now)
    throw new DomainError('withdrawal_not_open');
  if (disputed) throw new DomainError('dispute_open');
  return withdrawal;
};

/** The place that an influencer is offered. @throws DomainError `offer_not_open` */
export const requireOpenOffer = (
  booking: Booking,
  influencerId: string,
  now: Date,
): { withdrawal: Withdrawal; offer: PlaceOffer } => {
  const { status, withdrawal, disputed } = booking;
  const offer = withdrawal?.offer;
  const isOpen = status === 'confirmed' && !disputed && withdrawal && withdrawal.decideBy > now;
  if (!isOpen || offer?.influencerId !== influencerId) throw new DomainError('offer_not_open');
  return { withdrawal, offer };
};

/** What a write about a withdrawal depends on: nobody has decided or offered anything since it was read. */
export const unchangedWithdrawal = ({ id, offer }: Withdrawal): BookingCondition => ({
  'withdrawal.id': id,
  'withdrawal.offer.id': offer?.id ?? null,
  disputed: false,
});
