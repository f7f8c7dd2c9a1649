import { Injectable } from '@nestjs/common';
import { PaymentsConfig } from '@noillin/payments';
import { Clock, type DueItem, type DueWork } from '@noillin/utils';
import { BookingRepository } from '../booking.repository';
import { ClockTransition } from './clock-transition';

const HOUR_MS = 3_600_000;

/** Accepted work that nobody disputed while its money cooled down is closed: the money is its parties'. */
@Injectable()
export class CloseBookings implements DueWork {
  constructor(
    private readonly bookings: BookingRepository,
    private readonly transition: ClockTransition,
    private readonly payments: PaymentsConfig,
    private readonly clock: Clock,
  ) {}

  findDue(now: Date, limit: number): Promise<DueItem[]> {
    return this.bookings.findCooledDown(now, this.coolingMs, limit);
  }

  run(bookingId: string): Promise<void> {
    return this.transition.execute(bookingId, 'close', {
      isDue: ({ completedAt, disputed }) =>
        completedAt !== null && !disputed && completedAt.getTime() + this.coolingMs <= this.clock.now(),
      expected: { disputed: false },
    });
  }

  private get coolingMs(): number {
    return this.payments.COOLING_HOURS * HOUR_MS;
  }
}
