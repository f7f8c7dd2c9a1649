import { Injectable } from '@nestjs/common';
import { isDomainError } from '@noillin/contracts';
import { Clock, type DueItem, type DueWork } from '@noillin/utils';
import { SYSTEM, type Booking } from '../booking';
import { BookingRepository } from '../booking.repository';
import { CancelBooking } from '../cancellation/cancel-booking';
import { FULL_BPS } from '../cancellation/policy';
import { LetMemberGo } from './let-member-go';
import { obstacleToLeaving } from './remaining-members';
import type { Withdrawal } from './withdrawal';

/** `reason` of what time decides about a withdrawal. */
export const NOT_DECIDED = 'withdrawal_not_decided';

/**
 * A brand that does not decide in time goes on without the member, if the booking can; else all of it is cancelled. What is
 * not delivered is refunded in full either way.
 */
@Injectable()
export class SettleWithdrawals implements DueWork {
  constructor(
    private readonly bookings: BookingRepository,
    private readonly leaving: LetMemberGo,
    private readonly cancelling: CancelBooking,
    private readonly clock: Clock,
  ) {}

  findDue(now: Date, limit: number): Promise<DueItem[]> {
    return this.bookings.findDueWithdrawals(now, limit);
  }

  async run(bookingId: string): Promise<void> {
    const booking = await this.bookings.findById(bookingId);
    if (booking?.status !== 'confirmed' || booking.disputed) return;
    const { withdrawal } = booking;
    if (!withdrawal || withdrawal.decideBy > this.clock.date()) return;
    try {
      await this.settle(booking, withdrawal);
    } catch (error) {
      // Decided, cancelled or disputed in the last moment.
      if (!isDomainError(error, 'transition_not_allowed')) throw error;
    }
  }

  private async settle(booking: Booking, { id, memberId }: Withdrawal): Promise<void> {
    const expected = { 'withdrawal.id': id, disputed: false };
    if (obstacleToLeaving(booking, memberId)) {
      const canceller = { id: SYSTEM, role: 'admin' } as const;
      await this.cancelling.execute(booking, canceller, { reason: NOT_DECIDED }, expected);
      return;
    }
    await this.leaving.execute(booking, {
      memberId,
      event: 'shrink',
      by: SYSTEM,
      reason: NOT_DECIDED,
      refundBps: FULL_BPS,
      expected,
    });
  }
}
