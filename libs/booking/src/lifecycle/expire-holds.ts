import { Injectable } from '@nestjs/common';
import { Calendar } from '@noillin/availability';
import { DomainError, isDomainError } from '@noillin/contracts';
import { Transactions } from '@noillin/mongo';
import { Payments } from '@noillin/payments';
import { withinTime, type DueItem, type DueWork, type FailedItem } from '@noillin/utils';
import { claimOf, SYSTEM, type Booking } from '../booking';
import { BookingRepository } from '../booking.repository';
import { SettlePayment } from '../settle-payment';
import { TransitionBooking } from './transition-booking';

/** A provider that takes longer counts as not answering: the hold is tried again, and the others end in time. */
const PROVIDER_ANSWERS_WITHIN_MS = 3_000;

/**
 * Ends holds that ran out, unless the provider says that they were paid. Holds of one influencer stand in the same calendar
 * documents: ended side by side, each would wait for all the others, so that those that run out together end together.
 */
@Injectable()
export class ExpireHolds implements DueWork {
  constructor(
    private readonly bookings: BookingRepository,
    private readonly payments: Payments,
    private readonly calendar: Calendar,
    private readonly settle: SettlePayment,
    private readonly transition: TransitionBooking,
    private readonly transactions: Transactions,
  ) {}

  findDue(now: Date, limit: number): Promise<DueItem[]> {
    return this.bookings.findDueHolds(now, limit);
  }

  async run(bookingId: string): Promise<void> {
    const booking = await this.bookings.findById(bookingId);
    if (booking?.status !== 'held' || (await this.confirmIfPaid(booking))) return;
    try {
      await this.expire([booking]);
    } catch (error) {
      // Paid or cancelled in the meantime: exactly what compare-and-set is for.
      if (!isDomainError(error, 'transition_not_allowed')) throw error;
    }
  }

  async runTogether(bookingIds: readonly string[]): Promise<FailedItem[]> {
    const found = await this.bookings.findManyByIds(bookingIds);
    const held = found.filter(({ status }) => status === 'held');
    const asked = await Promise.allSettled(held.map((booking) => this.confirmIfPaid(booking)));
    const unpaid = held.filter((_, index) => {
      const answer = asked[index];
      return answer?.status === 'fulfilled' && !answer.value;
    });
    if (unpaid.length > 0) await this.expire(unpaid);
    return asked.flatMap((answer, index) =>
      answer.status === 'rejected' ? [{ id: held[index]?.id ?? '', error: answer.reason as unknown }] : [],
    );
  }

  private async confirmIfPaid({ paymentId }: Booking): Promise<boolean> {
    const payment = await withinTime(
      PROVIDER_ANSWERS_WITHIN_MS,
      this.payments.askProvider(paymentId),
      () => new DomainError('payment_provider_unavailable'),
    );
    if (payment.status === 'succeeded') await this.settle.paymentSucceeded(payment);
    // The money of a request is reserved: the members are asked.
    else if (payment.status === 'authorised') await this.settle.paymentAuthorised(payment);
    else return false;
    return true;
  }

  /** All or none. The calendars come last: their documents are what others wait for. */
  private expire(bookings: readonly Booking[]): Promise<void> {
    return this.transactions.run(async () => {
      for (const booking of bookings) await this.transition.execute(booking, { event: 'expire', by: SYSTEM });
      await this.calendar.release(...bookings.map(claimOf));
    });
  }
}
