import { Injectable } from '@nestjs/common';
import { Calendar } from '@noillin/availability';
import { Clock, type DueItem, type DueWork } from '@noillin/utils';
import { claimOf } from '../booking';
import { BookingRepository } from '../booking.repository';
import { ClockTransition } from '../lifecycle/clock-transition';

/** A request that its members do not answer in time is over; the time is free again. */
@Injectable()
export class ExpireRequests implements DueWork {
  constructor(
    private readonly bookings: BookingRepository,
    private readonly transition: ClockTransition,
    private readonly calendar: Calendar,
    private readonly clock: Clock,
  ) {}

  findDue(now: Date, limit: number): Promise<DueItem[]> {
    return this.bookings.findDueRequests(now, limit);
  }

  run(bookingId: string): Promise<void> {
    return this.transition.execute(bookingId, 'expire', {
      isDue: ({ status, respondBy }) =>
        status === 'requested' && respondBy !== null && respondBy <= this.clock.date(),
      also: (booking) => this.calendar.release(claimOf(booking)),
    });
  }
}
