import { Injectable, type BeforeApplicationShutdown, type OnApplicationBootstrap } from '@nestjs/common';
import { AdvanceBookings, ExpireHolds } from '@noillin/booking';
import { Periodic } from '../timers/periodic';

/** A hold ends within this time after it expires. */
const EXPIRY_PAUSE_MS = 500;
const ADVANCE_PAUSE_MS = 5_000;
/** A run that found this many may have left some. */
const FULL_BATCH = 100;

/** What time alone does to bookings. Several workers may run it: every transition is compare-and-set. */
@Injectable()
export class BookingTimers implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly timers: Periodic[];

  constructor(expireHolds: ExpireHolds, advanceBookings: AdvanceBookings) {
    this.timers = [
      new Periodic('expire holds', EXPIRY_PAUSE_MS, async () => (await expireHolds.run()) >= FULL_BATCH),
      new Periodic(
        'advance bookings',
        ADVANCE_PAUSE_MS,
        async () => (await advanceBookings.run()) >= FULL_BATCH,
      ),
    ];
  }

  onApplicationBootstrap(): void {
    this.timers.forEach((timer) => timer.start());
  }

  async beforeApplicationShutdown(): Promise<void> {
    await Promise.all(this.timers.map((timer) => timer.stop()));
  }
}
