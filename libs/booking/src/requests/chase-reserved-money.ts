import { Injectable } from '@nestjs/common';
import { Calendar } from '@noillin/availability';
import { Clock, type DueItem, type DueWork } from '@noillin/utils';
import { claimOf } from '../booking';
import { BookingRepository } from '../booking.repository';
import { ClockTransition } from '../lifecycle/clock-transition';
import { DecideOnReservedMoney, MONEY_NOT_TAKEN } from './decide-on-reserved-money';

/** The event that asks for the money has had its tries by then. */
const WAIT_MS = 10 * 60_000;

/**
 * Asks again for the reserved money of an accepted request that has not come, as often as it takes; a booking whose start
 * comes first is cancelled, its time is free, and its money is let go of.
 */
@Injectable()
export class ChaseReservedMoney implements DueWork {
  constructor(
    private readonly bookings: BookingRepository,
    private readonly deciding: DecideOnReservedMoney,
    private readonly transition: ClockTransition,
    private readonly calendar: Calendar,
    private readonly clock: Clock,
  ) {}

  findDue(now: Date, limit: number): Promise<DueItem[]> {
    return this.bookings.findUnpaidRequests(now, WAIT_MS, limit);
  }

  /** @throws DomainError `payment_provider_unavailable`: nothing was decided, try again */
  async run(bookingId: string): Promise<void> {
    const booking = await this.bookings.findById(bookingId);
    if (booking?.status !== 'accepted') return;
    if (booking.start > this.clock.date()) return this.deciding.run(bookingId);
    await this.transition.execute(bookingId, 'cancel', {
      isDue: ({ status, start }) => status === 'accepted' && start <= this.clock.date(),
      reason: MONEY_NOT_TAKEN,
      also: (changed) => this.calendar.release(claimOf(changed)),
    });
  }
}
