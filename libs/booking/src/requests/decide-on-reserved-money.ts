import { Injectable } from '@nestjs/common';
import { Calendar } from '@noillin/availability';
import { isDomainError } from '@noillin/contracts';
import { paymentMachine, Payments, type Payment } from '@noillin/payments';
import { claimOf, SYSTEM, type Booking } from '../booking';
import { BookingRepository } from '../booking.repository';
import { TransitionBooking } from '../lifecycle/transition-booking';
import { SettlePayment } from '../settle-payment';

/** `reason` of a cancellation because the provider did not hand out the reserved money. */
export const MONEY_NOT_TAKEN = 'payment_not_captured';

/**
 * Takes the reserved money of a request that was accepted, and lets go of it where the request came to nothing. Run by
 * the worker after the booking has decided, outside any transaction; may run again.
 */
@Injectable()
export class DecideOnReservedMoney {
  constructor(
    private readonly bookings: BookingRepository,
    private readonly payments: Payments,
    private readonly settle: SettlePayment,
    private readonly transition: TransitionBooking,
    private readonly calendar: Calendar,
  ) {}

  /** @throws DomainError `payment_provider_unavailable`: nothing was decided, try again */
  async run(bookingId: string): Promise<void> {
    const booking = await this.bookings.findById(bookingId);
    if (booking?.mode !== 'request') return;
    const payment = await this.payments.findById(booking.paymentId);
    if (!payment) return;
    if (booking.status === 'accepted') await this.take(booking, payment);
    if (['declined', 'expired', 'cancelled'].includes(booking.status)) await this.letGo(payment);
  }

  private async take(booking: Booking, payment: Payment): Promise<void> {
    const taken = await unlessRefused(this.payments.capture(payment.id));
    if (taken?.status === 'succeeded') return this.settle.paymentSucceeded(taken);
    if (taken) return;
    await this.transition.execute(booking, { event: 'cancel', by: SYSTEM, reason: MONEY_NOT_TAKEN }, () =>
      this.calendar.release(claimOf(booking)),
    );
  }

  /** Money that was taken at the last moment goes back. */
  private async letGo(payment: Payment): Promise<void> {
    if (!paymentMachine.accepts(payment.status, 'void')) return;
    if (await unlessRefused(this.payments.void(payment.id))) return;
    const asked = await this.payments.askProvider(payment.id);
    if (asked.status === 'succeeded') await this.settle.paymentSucceeded(asked);
  }
}

/** Null when the provider says no for good. */
const unlessRefused = async (decision: Promise<Payment>): Promise<Payment | null> => {
  try {
    return await decision;
  } catch (error) {
    if (isDomainError(error, 'provider_refused')) return null;
    throw error;
  }
};
