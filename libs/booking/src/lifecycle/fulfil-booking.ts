import { Injectable } from '@nestjs/common';
import { DomainError } from '@noillin/contracts';
import { Transactions } from '@noillin/mongo';
import { Clock } from '@noillin/utils';
import { memberIdsOf, type Booking, type Delivery } from '../booking';
import { bookingMachine } from '../booking.machine';
import { BookingRepository } from '../booking.repository';
import { TransitionBooking } from './transition-booking';

/** What a member hands over: where it can be seen, and a word about it. */
export type Work = Pick<Delivery, 'links' | 'note'>;

const NOTHING_TO_SHOW: Work = { links: [], note: null };

/** From the work done to the work accepted. */
@Injectable()
export class FulfilBooking {
  constructor(
    private readonly bookings: BookingRepository,
    private readonly transition: TransitionBooking,
    private readonly transactions: Transactions,
    private readonly clock: Clock,
  ) {}

  /** One member has delivered; the booking is delivered once every member has. */
  async deliver(booking: Booking, memberId: string, work: Work = NOTHING_TO_SHOW): Promise<Booking> {
    bookingMachine.next(booking.status, 'deliver');
    const delivery = { memberId, round: booking.revisionsUsed, at: this.clock.date(), ...work };
    return this.transactions.run(async () => {
      const statuses = bookingMachine.statesAccepting('deliver');
      const noted = await this.bookings.addDelivery(booking.id, delivery, statuses);
      if (!noted) throw await this.notDeliverable(booking.id);
      const complete = memberIdsOf(noted).every((id) => noted.deliveredBy.includes(id));
      if (!complete) return noted;
      const changes = { deliveredAt: this.clock.date() };
      return this.transition.execute(noted, { event: 'deliver', by: memberId, changes });
    });
  }

  /** @throws DomainError `rule_refused` when the revisions included in the gig are used up */
  async requestRevision(booking: Booking, brandId: string, reason: string): Promise<Booking> {
    bookingMachine.next(booking.status, 'request_revision');
    if (booking.revisionsUsed >= booking.revisionsIncluded) {
      throw new DomainError('rule_refused', {
        reason: `All ${booking.revisionsIncluded} revisions of this booking are used.`,
      });
    }
    const changes = { revisionsUsed: booking.revisionsUsed + 1, deliveredBy: [], deliveredAt: null };
    return this.transition.execute(booking, { event: 'request_revision', by: brandId, reason, changes });
  }

  async complete(booking: Booking, brandId: string): Promise<Booking> {
    return this.transition.execute(booking, { event: 'complete', by: brandId });
  }

  private async notDeliverable(bookingId: string): Promise<DomainError> {
    const state = (await this.bookings.findById(bookingId))?.status ?? 'cancelled';
    return new DomainError('transition_not_allowed', {
      machine: 'booking',
      state,
      event: 'deliver',
      allowed: bookingMachine.allowed(state),
    });
  }
}
