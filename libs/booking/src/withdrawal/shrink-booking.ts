import { Injectable } from '@nestjs/common';
import { Clock } from '@noillin/utils';
import type { Booking } from '../booking';
import { FULL_BPS } from '../cancellation/policy';
import { LetMemberGo } from './let-member-go';
import { requireOpenWithdrawal, unchangedWithdrawal } from './open-withdrawal';

/** The brand goes on without the member who withdraws: all of their part, and the fee on it, goes back. */
@Injectable()
export class ShrinkBooking {
  constructor(
    private readonly leaving: LetMemberGo,
    private readonly clock: Clock,
  ) {}

  /**
   * @param quoteId the terms that the brand has seen; others are refused
   * @throws DomainError `withdrawal_not_open`, `dispute_open`, `terms_changed`, `transition_not_allowed`, or
   * `rule_refused` where the booking needs the member
   */
  async execute(booking: Booking, by: string, quoteId?: string): Promise<Booking> {
    const withdrawal = requireOpenWithdrawal(booking, this.clock.date());
    return this.leaving.execute(booking, {
      memberId: withdrawal.memberId,
      event: 'shrink',
      by,
      refundBps: FULL_BPS,
      quoteId,
      expected: unchangedWithdrawal(withdrawal),
    });
  }
}
