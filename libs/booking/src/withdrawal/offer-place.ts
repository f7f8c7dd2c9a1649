import { Injectable } from '@nestjs/common';
import { InfluencerAccounts } from '@noillin/catalog';
import { DomainError } from '@noillin/contracts';
import { Settlement, type Part } from '@noillin/payments';
import { Clock, newId } from '@noillin/utils';
import type { Booking } from '../booking';
import { shareOf } from '../cancellation/member-share';
import { OpenAccounts } from '../hold/open-accounts';
import { OnLatest } from '../lifecycle/on-latest';
import { TransitionBooking } from '../lifecycle/transition-booking';
import { asRead } from '../stored-booking';
import { FreeSubstitute } from './free-substitute';
import { offeringTo, requireOpenWithdrawal, withChanged } from './open-withdrawal';
import type { PlaceOffer, Withdrawal } from './withdrawal';

/** Whom the brand asks, and for how much. */
export interface PlaceOfferRequest {
  /** The withdrawal whose place is offered; the oldest one if left out. */
  withdrawalId?: string;
  influencerId: string;
  /** Minor units; all that is left of the part of who withdraws, if left out. */
  amount?: number;
}

/**
 * The brand offers the place of who withdraws to somebody else. It pays nothing more: the newcomer gets what the other
 * would have got, or less where they are offered less; the difference goes back to the brand once they accept. A new offer
 * takes the place of the one before.
 */
@Injectable()
export class OfferPlace {
  constructor(
    private readonly transition: TransitionBooking,
    private readonly latest: OnLatest,
    private readonly settlement: Settlement,
    private readonly accounts: InfluencerAccounts,
    private readonly open: OpenAccounts,
    private readonly free: FreeSubstitute,
    private readonly clock: Clock,
  ) {}

  /**
   * @throws DomainError `withdrawal_not_open`, `dispute_open`, `slot_taken`, `slot_not_offered`, `transition_not_allowed`,
   * or `rule_refused` for somebody who is no influencer, has been part of the booking or is asked to take another place in it,
   * and for more than there is
   */
  async execute(booking: Booking, by: string, request: PlaceOfferRequest): Promise<Booking> {
    const { id } = requireOpenWithdrawal(booking, this.clock.date(), request.withdrawalId);
    return this.latest.execute(booking, async (current) => {
      const withdrawal = requireOpenWithdrawal(current, this.clock.date(), id);
      const { memberId } = withdrawal;
      const offer = await this.offer(current, withdrawal, request);
      const changes = { withdrawals: withChanged(current, { ...withdrawal, offer }) };
      const expected = asRead(current);
      return this.transition.execute(
        current,
        { event: 'offer_substitute', by, memberId, changes, expected },
        () => this.open.require([offer.influencerId]),
      );
    });
  }

  private async offer(
    booking: Booking,
    { id, memberId }: Withdrawal,
    request: PlaceOfferRequest,
  ): Promise<PlaceOffer> {
    const { influencerId } = request;
    const elsewhere = offeringTo(booking, influencerId);
    if (elsewhere && elsewhere.id !== id)
      throw refused('influencerId', 'They are asked to take another place in this booking.');
    const parts = await this.settlement.parts(booking.id);
    await this.requireNewcomer(influencerId, parts);
    const amount = amountOf(request, shareOf(parts, memberId).part);
    await this.free.require(booking, influencerId);
    return { id: newId(), influencerId, amount, offeredAt: this.clock.date() };
  }

  private async requireNewcomer(influencerId: string, parts: readonly Part[]): Promise<void> {
    if (parts.some((part) => part.influencerId === influencerId))
      throw refused('influencerId', 'They take part in this booking, or have left it.');
    if (!(await this.accounts.activeAmong([influencerId])).has(influencerId))
      throw refused('influencerId', 'There is no such influencer.');
  }
}

const amountOf = ({ amount }: PlaceOfferRequest, left: number): number => {
  if (amount === undefined) return left;
  if (!Number.isSafeInteger(amount) || amount < 1 || amount > left)
    throw refused(
      'amount',
      `A substitute gets 1 to ${left} minor units: what the member would have got at most.`,
    );
  return amount;
};

const refused = (field: string, reason: string): DomainError =>
  new DomainError('rule_refused', { reason }, { fields: [{ field, message: reason }] });
