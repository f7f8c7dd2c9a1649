import { Injectable } from '@nestjs/common';
import { isDomainError } from '@noillin/contracts';
import { Clock, type DueItem, type DueWork } from '@noillin/utils';
import { SYSTEM, type Booking } from '../booking';
import { BookingRepository } from '../booking.repository';
import { CancelBooking } from '../cancellation/cancel-booking';
import { FULL_BPS } from '../cancellation/policy';
import { asRead } from '../stored-booking';
import { LetMemberGo } from './let-member-go';
import { obstacleToLeaving } from './remaining-members';
import { WithdrawalsRepository } from './withdrawals.repository';

/** `reason` of what time decides about a withdrawal. */
export const NOT_DECIDED = 'withdrawal_not_decided';

/**
 * A brand that does not decide in time goes on without the member, if the booking can; else all of it is cancelled. What is
 * not delivered is refunded in full either way. Several whose time is over leave together or not at all; whose is not may still
 * be replaced.
 */
@Injectable()
export class SettleWithdrawals implements DueWork {
  constructor(
    private readonly bookings: BookingRepository,
    private readonly withdrawals: WithdrawalsRepository,
    private readonly leaving: LetMemberGo,
    private readonly cancelling: CancelBooking,
    private readonly clock: Clock,
  ) {}

  findDue(now: Date, limit: number): Promise<DueItem[]> {
    return this.withdrawals.findDue(now, limit);
  }

  async run(bookingId: string): Promise<void> {
    const booking = await this.bookings.findById(bookingId);
    if (booking?.status !== 'confirmed' || booking.disputed) return;
    const now = this.clock.date();
    const due = booking.withdrawals.filter(({ decideBy }) => decideBy <= now);
    if (due.length === 0) return;
    try {
      await this.settle(
        booking,
        due.map(({ memberId }) => memberId),
      );
    } catch (error) {
      // Somebody changed the booking in the last moment. What is due then is found again.
      if (!isDomainError(error, 'transition_not_allowed')) throw error;
    }
  }

  private async settle(booking: Booking, memberIds: readonly string[]): Promise<void> {
    if (obstacleToLeaving(booking, memberIds)) {
      const canceller = { id: SYSTEM, role: 'admin' } as const;
      await this.cancelling.execute(booking, canceller, { reason: NOT_DECIDED }, asRead(booking));
      return;
    }
    let current = booking;
    for (const memberId of memberIds) current = await this.leave(current, memberId);
  }

  private leave(booking: Booking, memberId: string): Promise<Booking> {
    const leaving = {
      memberId,
      event: 'shrink',
      by: SYSTEM,
      reason: NOT_DECIDED,
      refundBps: FULL_BPS,
    } as const;
    return this.leaving.execute(booking, leaving);
  }
}
