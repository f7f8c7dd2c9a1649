import { Injectable } from '@nestjs/common';
import { Calendar } from '@noillin/availability';
import { DomainError } from '@noillin/contracts';
import { Settlement } from '@noillin/payments';
import { SlotLock } from '@noillin/redis';
import { Clock } from '@noillin/utils';
import { claimOf, type Booking } from '../booking';
import { shareOf } from '../cancellation/member-share';
import { OnLatest } from '../lifecycle/on-latest';
import { TransitionBooking } from '../lifecycle/transition-booking';
import { OpenAccounts } from '../hold/open-accounts';
import { asRead } from '../stored-booking';
import { FreeSubstitute } from './free-substitute';
import { differenceLines } from './member-terms';
import { requireOpenOffer, withChanged, withdrawalsOfOthers } from './open-withdrawal';
import { withSubstitute } from './remaining-members';
import type { PlaceOffer, Withdrawal } from './withdrawal';

/** Somebody takes the place that they are offered in a booking, or does not. */
@Injectable()
export class AnswerOffer {
  constructor(
    private readonly transition: TransitionBooking,
    private readonly latest: OnLatest,
    private readonly calendar: Calendar,
    private readonly settlement: Settlement,
    private readonly free: FreeSubstitute,
    private readonly accounts: OpenAccounts,
    private readonly lock: SlotLock,
    private readonly clock: Clock,
  ) {}

  /**
   * Under the lock of the newcomer's time, in one transaction: their time is taken, then that of who leaves is free, and the
   * money changes hands. The other members' time and money is not touched.
   * @throws DomainError `offer_not_open`, `slot_taken`, `slot_not_offered`, `transition_not_allowed`, `terms_changed`
   * where by now less is left than was offered, or `dependency_unavailable`
   */
  async accept(booking: Booking, influencerId: string): Promise<Booking> {
    const { offer } = requireOpenOffer(booking, influencerId, this.clock.date());
    return this.lock.hold([influencerId], booking.start.getTime(), async () => {
      await this.free.require(booking, influencerId);
      return this.latest.execute(booking, (current) => this.replace(current, offer));
    });
  }

  /** The brand may ask somebody else. @throws DomainError `offer_not_open`, `transition_not_allowed` */
  async decline(booking: Booking, influencerId: string, reason?: string): Promise<Booking> {
    const { offer } = requireOpenOffer(booking, influencerId, this.clock.date());
    return this.latest.execute(booking, (current) => {
      const { withdrawal } = requireOpenOffer(current, influencerId, this.clock.date(), offer.id);
      const { memberId } = withdrawal;
      const declinedBy = [...new Set([...withdrawal.declinedBy, influencerId])];
      const changes = { withdrawals: withChanged(current, { ...withdrawal, offer: null, declinedBy }) };
      const request = { by: influencerId, reason, memberId, changes, expected: asRead(current) };
      return this.transition.execute(current, { event: 'decline_substitute', ...request });
    });
  }

  private async replace(booking: Booking, offer: PlaceOffer): Promise<Booking> {
    const { influencerId } = offer;
    const { withdrawal } = requireOpenOffer(booking, influencerId, this.clock.date(), offer.id);
    const { memberId } = withdrawal;
    const former = { influencerId: memberId, leftAt: this.clock.date(), replacedBy: influencerId };
    const changes = {
      members: withSubstitute(booking.members, memberId, influencerId),
      formerMembers: [...booking.formerMembers, former],
      withdrawals: withdrawalsOfOthers(booking, memberId),
    };
    const expected = asRead(booking);
    return this.transition.execute(
      booking,
      { event: 'substitute', by: influencerId, memberId, changes, expected },
      async (changed) => {
        const claim = claimOf(changed);
        await this.accounts.require([influencerId]);
        await this.calendar.claim({ ...claim, memberIds: [influencerId] });
        await this.calendar.release({ ...claim, memberIds: [memberId] });
        await this.moveMoney(changed.id, withdrawal, offer);
      },
    );
  }

  /** The difference goes back first: what is left of the part then is the newcomer's. */
  private async moveMoney(bookingId: string, { id, memberId }: Withdrawal, offer: PlaceOffer): Promise<void> {
    const parts = await this.settlement.parts(bookingId);
    if (offer.amount > shareOf(parts, memberId).part) throw new DomainError('terms_changed');
    const perParty = differenceLines(parts, memberId, offer.amount);
    const amount = perParty.reduce((sum, line) => sum + line.amount, 0);
    const refund = { refundId: `substitute-${id}`, amount, perParty, reason: 'substitute_for_less' };
    if (amount > 0) await this.settlement.giveBack(bookingId, refund);
    await this.settlement.handOver({ id, bookingId, from: memberId, to: offer.influencerId });
  }
}
