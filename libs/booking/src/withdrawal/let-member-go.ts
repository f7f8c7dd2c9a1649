import { Injectable } from '@nestjs/common';
import { Calendar } from '@noillin/availability';
import { DomainError } from '@noillin/contracts';
import { Settlement } from '@noillin/payments';
import { Clock } from '@noillin/utils';
import { claimOf, type Booking } from '../booking';
import { TransitionBooking } from '../lifecycle/transition-booking';
import { asRead } from '../stored-booking';
import { memberTerms } from './member-terms';
import { withdrawalsOfOthers } from './open-withdrawal';
import { obstacleToLeaving, withoutMember } from './remaining-members';

/** Why and on what terms a booking goes on without one of its members. */
export interface Leaving {
  memberId: string;
  event: 'shrink' | 'cancel_member';
  /** User id, or SYSTEM. */
  by: string;
  reason?: string;
  /** Part of the member's part, and of the fee on it, that goes back to the brand. */
  refundBps: number;
  /** The terms that were seen; others are refused. */
  quoteId?: string;
}

/** Takes one member out of a group booking: their time and their part of the money, and nobody else's. */
@Injectable()
export class LetMemberGo {
  constructor(
    private readonly transition: TransitionBooking,
    private readonly calendar: Calendar,
    private readonly settlement: Settlement,
    private readonly clock: Clock,
  ) {}

  /**
   * Only if nobody has changed the booking since it was read: what remains follows from who was there.
   * @throws DomainError `transition_not_allowed`, `terms_changed`, or `rule_refused` where the booking needs the member
   */
  async execute(booking: Booking, leaving: Leaving): Promise<Booking> {
    const { memberId, event, by, reason } = leaving;
    const obstacle = obstacleToLeaving(booking, [memberId]);
    if (obstacle) throw new DomainError('rule_refused', { reason: obstacle });
    const former = { influencerId: memberId, leftAt: this.clock.date(), replacedBy: null };
    const changes = {
      members: withoutMember(booking.members, memberId),
      formerMembers: [...booking.formerMembers, former],
      withdrawals: withdrawalsOfOthers(booking, memberId),
      reschedule: null,
    };
    return this.transition.execute(
      booking,
      { event, by, reason, memberId, changes, expected: asRead(booking) },
      async (changed) => {
        await this.calendar.release({ ...claimOf(changed), memberIds: [memberId] });
        await this.giveBack(booking, leaving);
      },
    );
  }

  private async giveBack(booking: Booking, { memberId, refundBps, quoteId, event }: Leaving): Promise<void> {
    const terms = memberTerms(booking, memberId, await this.settlement.parts(booking.id), refundBps);
    if (quoteId !== undefined && quoteId !== terms.quoteId) throw new DomainError('terms_changed');
    if (terms.refund.amount === 0) return;
    await this.settlement.giveBack(booking.id, {
      refundId: `leave-${booking.id}-${memberId}`,
      amount: terms.refund.amount,
      perParty: terms.lines,
      reason: event === 'shrink' ? 'member_withdrew' : 'member_cancelled',
    });
  }
}
