import { Injectable } from '@nestjs/common';
import { Clock } from '@noillin/utils';
import type { Booking } from '../booking';
import { FULL_BPS } from '../cancellation/policy';
import { OnLatest } from '../lifecycle/on-latest';
import { LetMemberGo } from './let-member-go';
import { requireOpenWithdrawal } from './open-withdrawal';

export interface ShrinkWishes {
  /** The withdrawal that is meant; the oldest one if left out. */
  withdrawalId?: string;
  /** The terms that the brand has seen; others are refused. */
  quoteId?: string;
}

/** The brand goes on without a member who withdraws: all of their part, and the fee on it, goes back. */
@Injectable()
export class ShrinkBooking {
  constructor(
    private readonly leaving: LetMemberGo,
    private readonly latest: OnLatest,
    private readonly clock: Clock,
  ) {}

  /**
   * @throws DomainError `withdrawal_not_open`, `dispute_open`, `terms_changed`, `transition_not_allowed`, or
   * `rule_refused` where the booking needs the member
   */
  async execute(booking: Booking, by: string, wishes: ShrinkWishes = {}): Promise<Booking> {
    const { id } = requireOpenWithdrawal(booking, this.clock.date(), wishes.withdrawalId);
    return this.latest.execute(booking, (current) => {
      const { memberId } = requireOpenWithdrawal(current, this.clock.date(), id);
      const { quoteId } = wishes;
      return this.leaving.execute(current, { memberId, event: 'shrink', by, refundBps: FULL_BPS, quoteId });
    });
  }
}
