import { Injectable } from '@nestjs/common';
import { Clock, type DueItem, type DueWork } from '@noillin/utils';
import type { Booking } from '../booking';
import { BookingConfig } from '../booking.config';
import { BookingRepository } from '../booking.repository';
import { ClockTransition } from './clock-transition';

const HOUR_MS = 3_600_000;
/** Silence accepts nothing that is disputed, also when the dispute came a moment ago. */
const UNDISPUTED = { disputed: false };

/** A delivery that the brand does not answer counts as accepted after a while. */
@Injectable()
export class AcceptUnansweredDeliveries implements DueWork {
  constructor(
    private readonly bookings: BookingRepository,
    private readonly transition: ClockTransition,
    private readonly config: BookingConfig,
    private readonly clock: Clock,
  ) {}

  findDue(now: Date, limit: number): Promise<DueItem[]> {
    return this.bookings.findUnansweredDeliveries(now, this.silenceMs, limit);
  }

  run(bookingId: string): Promise<void> {
    return this.transition.execute(bookingId, 'complete', {
      isDue: (booking) => this.isDue(booking),
      expected: UNDISPUTED,
    });
  }

  private isDue({ deliveredAt, disputed }: Booking): boolean {
    return deliveredAt !== null && !disputed && deliveredAt.getTime() + this.silenceMs <= this.clock.now();
  }

  private get silenceMs(): number {
    return this.config.AUTO_COMPLETE_HOURS * HOUR_MS;
  }
}
