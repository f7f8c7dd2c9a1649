import { Injectable } from '@nestjs/common';
import { Settlement } from '@noillin/payments';
import { Clock } from '@noillin/utils';
import type { Booking } from '../booking';
import { FULL_BPS } from '../cancellation/policy';
import { refundTerms, type RefundTerms } from '../cancellation/refund-terms';
import { memberTerms, type MemberTerms } from './member-terms';
import { requireOpenWithdrawal } from './open-withdrawal';
import { obstacleToLeaving } from './remaining-members';
import type { Withdrawal } from './withdrawal';

/** How a booking can go on from which a member withdraws. */
export interface WithdrawalOptions {
  withdrawal: Withdrawal;
  /** What a substitute can be offered at most. */
  place: MemberTerms['refund'];
  /** What goes back if the booking goes on without the member; null where it cannot. */
  shrink: MemberTerms | null;
  /** Why it cannot, as a sentence. */
  obstacle: string | null;
  /** What goes back if the brand cancels: all that was not settled with members who left before. */
  cancel: RefundTerms;
}

/** Shows a brand what it can choose between, to the minor unit; what it chooses pays exactly that. */
@Injectable()
export class ShowWithdrawalOptions {
  constructor(
    private readonly settlement: Settlement,
    private readonly clock: Clock,
  ) {}

  /**
   * @param withdrawalId the withdrawal that is meant; the oldest one if left out
   * @throws DomainError `withdrawal_not_open`, `dispute_open`
   */
  async execute(booking: Booking, withdrawalId?: string): Promise<WithdrawalOptions> {
    const withdrawal = requireOpenWithdrawal(booking, this.clock.date(), withdrawalId);
    const { memberId } = withdrawal;
    const parts = await this.settlement.parts(booking.id);
    const obstacle = obstacleToLeaving(booking, [memberId]);
    const whole = memberTerms(booking, memberId, parts, FULL_BPS);
    const cancel = refundTerms({ booking, party: 'brand', now: this.clock.now(), parts });
    const amount = whole.refund.amount - whole.feeRefund.amount;
    const place = { amount, currency: booking.price.currency };
    return { withdrawal, place, shrink: obstacle === null ? whole : null, obstacle, cancel };
  }
}
