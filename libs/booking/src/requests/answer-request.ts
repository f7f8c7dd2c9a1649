import { Injectable } from '@nestjs/common';
import { Calendar } from '@noillin/availability';
import { DomainError } from '@noillin/contracts';
import { Transactions } from '@noillin/mongo';
import { Clock } from '@noillin/utils';
import { claimOf, memberIdsOf, type Booking } from '../booking';
import { bookingMachine } from '../booking.machine';
import { BookingRepository } from '../booking.repository';
import { TransitionBooking } from '../lifecycle/transition-booking';

/** A member answers a brand's request. Every member has to accept; one that declines ends it. */
@Injectable()
export class AnswerRequest {
  constructor(
    private readonly bookings: BookingRepository,
    private readonly transition: TransitionBooking,
    private readonly calendar: Calendar,
    private readonly transactions: Transactions,
    private readonly clock: Clock,
  ) {}

  /**
   * The last acceptance asks the provider for the money; the booking is confirmed once the provider says that it came.
   * @throws DomainError `transition_not_allowed`, or `rule_refused` when the time to answer is over
   */
  async accept(booking: Booking, memberId: string): Promise<Booking> {
    bookingMachine.next(booking.status, 'accept');
    return this.transactions.run(async () => {
      const noted = await this.bookings.addAcceptance(booking.id, memberId, this.clock.date());
      if (!noted) throw await this.tooLate(booking.id);
      const isAgreed = memberIdsOf(noted).every((id) => noted.acceptedBy.includes(id));
      if (!isAgreed) return noted;
      const changes = { acceptedAt: this.clock.date() };
      return this.transition.execute(noted, { event: 'accept', by: memberId, changes });
    });
  }

  /** Frees the time; the reserved money is let go of. @throws DomainError `transition_not_allowed` */
  async decline(booking: Booking, memberId: string, reason?: string): Promise<Booking> {
    return this.transition.execute(booking, { event: 'decline', by: memberId, reason }, () =>
      this.calendar.release(claimOf(booking)),
    );
  }

  private async tooLate(bookingId: string): Promise<DomainError> {
    const current = await this.bookings.findById(bookingId);
    // Answered or cancelled by somebody else: the table says so.
    bookingMachine.next(current?.status ?? 'cancelled', 'accept');
    return new DomainError('rule_refused', { reason: 'The time to answer this request is over.' });
  }
}
