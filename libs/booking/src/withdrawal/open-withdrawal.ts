import { DomainError } from '@noillin/contracts';
import type { Booking } from '../booking';
import type { PlaceOffer, Withdrawal } from './withdrawal';

/**
 * The withdrawal about which something can still be decided: the one that is named, else the oldest.
 * @throws DomainError `withdrawal_not_open`, or `dispute_open` where support decides about the whole booking
 */
export const requireOpenWithdrawal = (booking: Booking, now: Date, id?: string): Withdrawal => {
  const { status, withdrawals, disputed } = booking;
  const withdrawal = id === undefined ? withdrawals[0] : withdrawals.find((one) => one.id === id);
  if (status !== 'confirmed' || !withdrawal || withdrawal.decideBy <= now)
    throw new DomainError('withdrawal_not_open');
  if (disputed) throw new DomainError('dispute_open');
  return withdrawal;
};

/** The withdrawal whose place an influencer is offered; of several in one booking it is one at most. */
export const offeringTo = (
  { withdrawals }: Pick<Booking, 'withdrawals'>,
  influencerId: string,
): Withdrawal | undefined => withdrawals.find(({ offer }) => offer?.influencerId === influencerId);

/** The place that an influencer is offered. `offerId`: the offer that they mean. @throws DomainError `offer_not_open` */
export const requireOpenOffer = (
  booking: Booking,
  influencerId: string,
  now: Date,
  offerId?: string,
): { withdrawal: Withdrawal; offer: PlaceOffer } => {
  const { status, disputed } = booking;
  const withdrawal = offeringTo(booking, influencerId);
  const offer = withdrawal?.offer;
  const isOpen = status === 'confirmed' && !disputed && withdrawal && withdrawal.decideBy > now;
  if (!isOpen || !offer || (offerId !== undefined && offer.id !== offerId))
    throw new DomainError('offer_not_open');
  return { withdrawal, offer };
};

/** The open withdrawals with one of them changed. */
export const withChanged = (
  { withdrawals }: Pick<Booking, 'withdrawals'>,
  changed: Withdrawal,
): Withdrawal[] => withdrawals.map((one) => (one.id === changed.id ? changed : one));

/** The open withdrawals of everybody else. */
export const withdrawalsOfOthers = (
  { withdrawals }: Pick<Booking, 'withdrawals'>,
  memberId: string,
): Withdrawal[] => withdrawals.filter((one) => one.memberId !== memberId);
