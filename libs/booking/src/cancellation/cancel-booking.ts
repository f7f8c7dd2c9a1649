import { Injectable } from '@nestjs/common';
import { Calendar } from '@noillin/availability';
import { Payments } from '@noillin/payments';
import { Clock } from '@noillin/utils';
import { claimOf, type Booking } from '../booking';
import { bookingMachine } from '../booking.machine';
import { TransitionBooking } from '../lifecycle/transition-booking';
import { refundTerms, type CancellingParty, type RefundTerms } from './refund-terms';

export interface Canceller {
  id: string;
  role: CancellingParty;
}

/** Previews and commits cancellations. Both compute the terms with the same function. */
@Injectable()
export class CancelBooking {
  constructor(
    private readonly transition: TransitionBooking,
    private readonly calendar: Calendar,
    private readonly payments: Payments,
    private readonly clock: Clock,
  ) {}

  /** @throws DomainError `transition_not_allowed` when the booking cannot be cancelled any more */
  preview(booking: Booking, role: CancellingParty): RefundTerms {
    bookingMachine.next(booking.status, 'cancel');
    return refundTerms(booking, role, this.clock.now());
  }

  /** Frees the time and asks for the refund in the transaction that cancels: both happen once or not at all. */
  async execute(booking: Booking, canceller: Canceller, reason?: string): Promise<Booking> {
    const terms = this.preview(booking, canceller.role);
    return this.transition.execute(booking, { event: 'cancel', by: canceller.id, reason }, async () => {
      await this.calendar.release(claimOf(booking));
      if (terms.refund.amount > 0) await this.requestRefund(booking, terms);
    });
  }

  private async requestRefund(booking: Booking, { refund }: RefundTerms): Promise<void> {
    await this.payments.requestRefund({
      paymentId: booking.paymentId,
      amount: refund.amount,
      reason: 'cancelled',
      refundId: `cancel-${booking.id}`,
    });
  }
}
