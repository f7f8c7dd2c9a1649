import { Injectable } from '@nestjs/common';
import { Clock, type DueItem, type DueWork } from '@noillin/utils';
import { BookingRepository } from '../booking.repository';
import { NOBODY_WITHDRAWS } from '../stored-booking';
import { ClockTransition } from './clock-transition';

/** A confirmed booking begins at its start. */
@Injectable()
export class BeginBookings implements DueWork {
  constructor(
    private readonly bookings: BookingRepository,
    private readonly transition: ClockTransition,
    private readonly clock: Clock,
  ) {}

  findDue(now: Date, limit: number): Promise<DueItem[]> {
    return this.bookings.findDueStarts(now, limit);
  }

  run(bookingId: string): Promise<void> {
    return this.transition.execute(bookingId, 'begin', {
      isDue: ({ start, withdrawals }) => start <= this.clock.date() && withdrawals.length === 0,
      expected: NOBODY_WITHDRAWS,
    });
  }
}
