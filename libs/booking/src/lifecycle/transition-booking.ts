import { Injectable } from '@nestjs/common';
import { bookingEvent, DomainError } from '@noillin/contracts';
import { Outbox } from '@noillin/messaging';
import { Transactions } from '@noillin/mongo';
import { Clock } from '@noillin/utils';
import { memberIdsOf, type Booking } from '../booking';
import { bookingMachine, type BookingEventKind } from '../booking.machine';
import { BookingRepository } from '../booking.repository';
import { MoveMoney } from './move-money';

/** `by` of transitions that no person made. */
export const SYSTEM = 'system';

interface TransitionRequest {
  event: BookingEventKind;
  /** User id, or SYSTEM. */
  by: string;
  reason?: string;
  changes?: Partial<Booking>;
}

/** Makes one transition of a booking: compare-and-set, history, money and event in one transaction. */
@Injectable()
export class TransitionBooking {
  constructor(
    private readonly bookings: BookingRepository,
    private readonly money: MoveMoney,
    private readonly transactions: Transactions,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  /**
   * `also` runs in the same transaction after the state was won, so that what follows from it happens at most once.
   * @throws DomainError `transition_not_allowed`, also when somebody else changed the booking first
   */
  async execute(
    booking: Booking,
    { event, by, reason, changes }: TransitionRequest,
    also?: (changed: Booking) => Promise<unknown>,
  ): Promise<Booking> {
    const to = bookingMachine.next(booking.status, event);
    const entry = { event, from: booking.status, to, at: this.clock.date(), by, reason: reason ?? null };
    return this.transactions.run(async () => {
      const changed = await this.bookings.transition(booking.id, entry, changes);
      if (!changed) throw await this.overtaken(booking, event);
      await also?.(changed);
      await this.money.follow(changed);
      await this.announce(changed);
      return changed;
    });
  }

  /** Publishes that the booking entered its status. */
  async announce(booking: Booking): Promise<void> {
    await this.outbox.add(bookingEvent(booking.status), {
      bookingId: booking.id,
      gigId: booking.gigId,
      brandId: booking.brandId,
      memberIds: memberIdsOf(booking),
      status: booking.status,
      start: booking.start.toISOString(),
    });
  }

  private async overtaken(booking: Booking, event: BookingEventKind): Promise<DomainError> {
    const current = await this.bookings.findById(booking.id);
    const state = current?.status ?? booking.status;
    return new DomainError('transition_not_allowed', {
      machine: 'booking',
      state,
      event,
      allowed: bookingMachine.allowed(state),
    });
  }
}
