import { Injectable } from '@nestjs/common';
import { Calendar } from '@noillin/availability';
import { DomainError } from '@noillin/contracts';
import { Settlement } from '@noillin/payments';
import { Clock } from '@noillin/utils';
import { claimOf, type Booking } from '../booking';
import { bookingMachine } from '../booking.machine';
import type { BookingCondition } from '../stored-booking';
import { TransitionBooking } from '../lifecycle/transition-booking';
import { refundTerms, type CancellingParty, type RefundTerms } from './refund-terms';

export interface Canceller {
  id: string;
  role: CancellingParty;
}

export interface CancellationWishes {
  reason?: string;
  /** The terms that the canceller has seen; others are refused. */
  quoteId?: string;
}

/** Previews and commits cancellations. Both compute the terms with the same function. */
@Injectable()
export class CancelBooking {
  constructor(
    private readonly transition: TransitionBooking,
    private readonly calendar: Calendar,
    private readonly settlement: Settlement,
    private readonly clock: Clock,
  ) {}

  /** @throws DomainError `transition_not_allowed` when the booking cannot be cancelled any more */
  async preview(booking: Booking, role: CancellingParty): Promise<RefundTerms> {
    bookingMachine.next(booking.status, 'cancel');
    return this.terms(booking, role);
  }

  /**
   * Frees the time and decides the refund in the transaction that cancels: all of it happens once or not at all. What
   * the parties keep is released to them after the cooling period.
   * `expected`: what must still hold beside the status.
   * @throws DomainError `transition_not_allowed`, or `terms_changed` when the terms seen are not those of now
   */
  async execute(
    booking: Booking,
    canceller: Canceller,
    { reason, quoteId }: CancellationWishes = {},
    expected: BookingCondition = {},
  ): Promise<Booking> {
    // A dispute is over with the booking: what the terms leave to the parties is theirs.
    const changes = { disputed: false };
    const request = { event: 'cancel', by: canceller.id, reason, changes, expected } as const;
    // As it stands in the transaction: it may have been moved, or lost a member, since it was read.
    return this.transition.execute(booking, request, async (current) => {
      const terms = await this.terms(current, canceller.role);
      if (quoteId !== undefined && quoteId !== terms.quoteId) throw new DomainError('terms_changed');
      await this.calendar.release(claimOf(current));
      await this.refund(current, terms);
      await this.settlement.unfreeze(current.id, 'dispute');
    });
  }

  private async terms(booking: Booking, party: CancellingParty): Promise<RefundTerms> {
    const parts = await this.settlement.parts(booking.id);
    return refundTerms({ booking, party, now: this.clock.now(), parts });
  }

  private async refund({ id }: Booking, { refund, lines }: RefundTerms): Promise<void> {
    if (refund.amount === 0) return;
    await this.settlement.giveBack(id, {
      refundId: `cancel-${id}`,
      amount: refund.amount,
      perParty: lines,
      reason: 'cancelled',
    });
  }
}
