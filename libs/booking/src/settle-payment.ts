import { Injectable, Logger } from '@nestjs/common';
import { Calendar } from '@noillin/availability';
import type { LatePayment } from '@noillin/contracts';
import { Transactions } from '@noillin/mongo';
import { PaymentOutcomeHandler, Payments, type Payment } from '@noillin/payments';
import { Clock } from '@noillin/utils';
import { claimOf, memberIdsOf, SYSTEM, type Booking } from './booking';
import { BookingRepository } from './booking.repository';
import { TransitionBooking } from './lifecycle/transition-booking';

/** Reasons that stand on refunds of money that came too late. */
export const REFUND_REASONS = {
  late: 'slot_taken_after_expiry',
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
    private readonly payments: Payments,
    private readonly transition: TransitionBooking,
    private readonly transactions: Transactions,
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

  /** The hold lives on: the brand may pay again until it expires. The payment's own event tells the brand. */
  async paymentFailed(payment: Payment): Promise<void> {
    this.logger.log(
      { bookingId: payment.bookingId, paymentId: payment.id },
      'payment failed; the hold lives on',
    );
  }

  private async settle(booking: Booking, payment: Payment): Promise<void> {
    switch (booking.status) {
      case 'held':
        await this.transition.execute(booking, {
          event: 'payment_succeeded',
          by: SYSTEM,
          causedBy: payment.lastEvent?.id,
        });
        return;
      case 'expired':
        return this.settleLate(booking, payment);
      case 'cancelled':
        return this.refundUnlessPaid(booking, payment);
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
    if (await this.stillFree(booking)) await this.rebook(booking, payment);
    else await this.refund(booking, payment, REFUND_REASONS.late);
  }

  /** Looked up first: a refused claim would end the surrounding transaction, and with it the chance to refund. */
  private async stillFree(booking: Booking): Promise<boolean> {
    if (booking.start.getTime() <= this.clock.now()) return false;
    const { start, end } = claimOf(booking);
    const claims = await this.calendar.claimsOf(memberIdsOf(booking), start, end);
    return claims.length === 0;
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
