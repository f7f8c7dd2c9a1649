import { Injectable, Logger } from '@nestjs/common';
import { Calendar } from '@noillin/availability';
import { isDomainError } from '@noillin/contracts';
import { Payments } from '@noillin/payments';
import { Clock } from '@noillin/utils';
import { claimOf, SYSTEM } from '../booking';
import { BookingRepository } from '../booking.repository';
import { SettlePayment } from '../settle-payment';
import { TransitionBooking } from './transition-booking';

const BATCH = 100;
/** Holds ended side by side: one by one, a burst of holds would outlive its time by many seconds. */
const AT_ONCE = 4;

/** Ends holds that ran out, unless the provider says that they were paid. Run by the worker's timer. */
@Injectable()
export class ExpireHolds {
  private readonly logger = new Logger(ExpireHolds.name);

  constructor(
    private readonly bookings: BookingRepository,
    private readonly payments: Payments,
    private readonly calendar: Calendar,
    private readonly settle: SettlePayment,
    private readonly transition: TransitionBooking,
    private readonly clock: Clock,
  ) {}

  /** Answers how many due holds were settled. One that fails is tried again on the next run and holds up no other. */
  async run(): Promise<number> {
    const due = await this.bookings.findDueHolds(this.clock.date(), BATCH);
    const waiting = due.values();
    const settled = await Promise.all(Array.from({ length: AT_ONCE }, () => this.expireAll(waiting)));
    return settled.reduce((sum, count) => sum + count, 0);
  }

  /** Takes one after the other; several of these share what waits. */
  private async expireAll(waiting: IterableIterator<string>): Promise<number> {
    let settled = 0;
    for (const id of waiting) {
      try {
        await this.expire(id);
        settled += 1;
      } catch (error) {
        this.logger.warn({ err: error, bookingId: id }, 'the hold could not be ended; trying again');
      }
    }
    return settled;
  }

  private async expire(bookingId: string): Promise<void> {
    const booking = await this.bookings.findById(bookingId);
    if (booking?.status !== 'held') return;
    const payment = await this.payments.askProvider(booking.paymentId);
    if (payment.status === 'succeeded') return this.settle.paymentSucceeded(payment);
    try {
      await this.transition.execute(booking, { event: 'expire', by: SYSTEM }, () =>
        this.calendar.release(claimOf(booking)),
      );
    } catch (error) {
      // Paid or cancelled in the meantime: exactly what compare-and-set is for.
      if (!isDomainError(error, 'transition_not_allowed')) throw error;
    }
  }
}
