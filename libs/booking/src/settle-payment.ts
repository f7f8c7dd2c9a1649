import { Injectable, Logger } from '@nestjs/common';
import { Calendar } from '@noillin/availability';
import type { LatePayment } from '@noillin/contracts';
import { Transactions } from '@noillin/mongo';
import { PaymentOutcomeHandler, Payments, type Payment } from '@noillin/payments';
import { Clock } from '@noillin/utils';
import { claimOf, SYSTEM, type Booking } from './booking';
import { BookingConfig } from './booking.config';
import { bookingMachine } from './booking.machine';
import { BookingRepository } from './booking.repository';
import { StillBookable } from './hold/still-bookable';
import { TransitionBooking } from './lifecycle/transition-booking';

const HOUR_MS = 3_600_000;

/** Reasons that stand on refunds of money that came too late. */
export const REFUND_REASONS = {
  taken: 'slot_taken_after_expiry',
  not_offered: 'slot_not_offered_after_expiry',
  cancelled: 'paid_after_cancellation',
} as const;

/**
 * What a verified payment means for its booking. Every path may run again with the same payment: transitions are
 * compare-and-set and a refund has one id per payment.
 */
@Injectable()
export class SettlePayment extends PaymentOutcomeHandler {
  private readonly logger = new Logger(SettlePayment.name);

  constructor(
    private readonly bookings: BookingRepository,
    private readonly calendar: Calendar,
    private readonly stillBookable: StillBookable,
    private readonly payments: Payments,
    private readonly transition: TransitionBooking,
    private readonly transactions: Transactions,
    private readonly config: BookingConfig,
    private readonly clock: Clock,
  ) {
    super();
  }

  async paymentSucceeded(payment: Payment): Promise<void> {
    await this.transactions.run(async () => {
      const booking = await this.bookings.findById(payment.bookingId);
      if (!booking) throw new Error(`payment ${payment.id} has no booking ${payment.bookingId}`);
      await this.settle(booking, payment);
    });
  }

  /** The money of a request is reserved: the members are asked, unless there is nothing to ask them any more. */
  override async paymentAuthorised(payment: Payment): Promise<void> {
    const booking = await this.bookings.findById(payment.bookingId);
    if (!booking) throw new Error(`payment ${payment.id} has no booking ${payment.bookingId}`);
    if (booking.status === 'held') await this.askMembers(booking, payment);
    else if (bookingMachine.isTerminal(booking.status) || booking.status === 'expired')
      await this.payments.void(payment.id);
  }

  /** The hold lives on: the brand may pay again until it expires. The payment's own event tells the brand. */
  async paymentFailed(payment: Payment): Promise<void> {
    this.logger.log(
      { bookingId: payment.bookingId, paymentId: payment.id },
      'payment failed; the hold lives on',
    );
  }

  private async askMembers(booking: Booking, payment: Payment): Promise<void> {
    const latest = this.clock.now() + this.config.RESPOND_HOURS * HOUR_MS;
    const respondBy = new Date(Math.min(latest, booking.start.getTime()));
    await this.transition.execute(booking, {
      event: 'payment_authorised',
      by: SYSTEM,
      causedBy: payment.lastEvent?.id,
      changes: { respondBy },
    });
  }

  private async settle(booking: Booking, payment: Payment): Promise<void> {
    switch (booking.status) {
      case 'held':
      case 'accepted':
        await this.transition.execute(booking, {
          event: 'payment_succeeded',
          by: SYSTEM,
          causedBy: payment.lastEvent?.id,
        });
        return;
      case 'expired':
        return this.settleLate(booking, payment);
      case 'declined':
      case 'cancelled':
        return this.refundUnlessPaid(booking, payment);
      case 'requested':
        // Taken although nobody asked for it: the last acceptance finds it taken.
        return;
      case 'confirmed':
      case 'in_progress':
      case 'delivered':
      case 'revision_requested':
      case 'completed':
      case 'closed':
        // Settled before: a repeated event changes nothing.
        return;
    }
  }

  private async settleLate(booking: Booking, payment: Payment): Promise<void> {
    if (booking.latePayment) return;
    // Nobody had accepted a request that ran out: its money goes back.
    if (booking.mode !== 'instant') return this.refund(booking, payment, REFUND_REASONS.taken);
    // Looked up first: a refused claim would end the surrounding transaction, and with it the chance to refund.
    const bookable = await this.stillBookable.execute(booking);
    if (bookable === 'yes') await this.rebook(booking, payment);
    else await this.refund(booking, payment, REFUND_REASONS[bookable]);
  }

  private async rebook(booking: Booking, payment: Payment): Promise<void> {
    const latePayment: LatePayment = 'rebooked';
    await this.calendar.claim(claimOf(booking));
    await this.transition.execute(booking, {
      event: 'payment_succeeded',
      by: SYSTEM,
      reason: 'late',
      causedBy: payment.lastEvent?.id,
      changes: { latePayment },
    });
  }

  /** A booking cancelled after it was confirmed has been refunded by its policy; one cancelled unpaid gets all back. */
  private async refundUnlessPaid(booking: Booking, payment: Payment): Promise<void> {
    const wasConfirmed = booking.history.some(({ to }) => to === 'confirmed');
    if (!wasConfirmed && !booking.latePayment) await this.refund(booking, payment, REFUND_REASONS.cancelled);
  }

  private async refund(booking: Booking, payment: Payment, reason: string): Promise<void> {
    await this.payments.requestRefund({
      paymentId: payment.id,
      amount: payment.amount.amount,
      reason,
      refundId: `late-${payment.id}`,
    });
    await this.bookings.change(booking.id, booking.status, { latePayment: 'refunded' });
  }
}
