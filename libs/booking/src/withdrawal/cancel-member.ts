import { Injectable } from '@nestjs/common';
import { DomainError } from '@noillin/contracts';
import { Settlement } from '@noillin/payments';
import { Clock } from '@noillin/utils';
import { memberIdsOf, type Booking } from '../booking';
import { bookingMachine } from '../booking.machine';
import { refundBpsAt } from '../cancellation/policy';
import type { CancellationWishes } from '../cancellation/cancel-booking';
import { LetMemberGo } from './let-member-go';
import { memberTerms, type MemberTerms } from './member-terms';
import { obstacleToLeaving, tooFewWithout } from './remaining-members';

/** A brand cancels one member of a group booking that can do without them, under the policy frozen at purchase. */
@Injectable()
export class CancelMember {
  constructor(
    private readonly leaving: LetMemberGo,
    private readonly settlement: Settlement,
    private readonly clock: Clock,
  ) {}

  /**
   * What goes back and who keeps what if the brand did it now; the commit pays exactly that.
   * @throws DomainError as `execute`
   */
  async preview(booking: Booking, memberId: string): Promise<MemberTerms> {
    this.requireDispensable(booking, memberId);
    const parts = await this.settlement.parts(booking.id);
    return memberTerms(booking, memberId, parts, this.refundBps(booking));
  }

  /**
   * @throws DomainError `not_found` for somebody who takes no part, `transition_not_allowed`, `terms_changed`,
   * `withdrawal_open` for who withdraws already, `dispute_open`, or `rule_refused` where the booking needs the member
   */
  async execute(
    booking: Booking,
    memberId: string,
    by: string,
    { reason, quoteId }: CancellationWishes = {},
  ): Promise<Booking> {
    this.requireDispensable(booking, memberId);
    return this.leaving.execute(booking, {
      memberId,
      event: 'cancel_member',
      by,
      reason,
      refundBps: this.refundBps(booking),
      quoteId,
    });
  }

  private requireDispensable(booking: Booking, memberId: string): void {
    if (!memberIdsOf(booking).includes(memberId)) throw new DomainError('not_found', { resource: 'member' });
    bookingMachine.next(booking.status, 'cancel_member');
    if (booking.disputed) throw new DomainError('dispute_open');
    const withdrawing = booking.withdrawals.map((withdrawal) => withdrawal.memberId);
    if (withdrawing.includes(memberId)) throw new DomainError('withdrawal_open');
    // Who withdraws cannot be counted on.
    const obstacle =
      obstacleToLeaving(booking, [memberId]) ?? tooFewWithout(booking, [memberId, ...withdrawing]);
    if (obstacle) throw new DomainError('rule_refused', { reason: obstacle });
  }

  private refundBps({ cancellationPolicy, start }: Booking): number {
    return refundBpsAt(cancellationPolicy, start.getTime(), this.clock.now());
  }
}
