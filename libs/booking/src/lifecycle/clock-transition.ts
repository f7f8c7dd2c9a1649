import { Injectable } from '@nestjs/common';
import { isDomainError } from '@noillin/contracts';
import { SYSTEM, type Booking } from '../booking';
import { bookingMachine, type BookingEventKind } from '../booking.machine';
import { BookingRepository, type BookingCondition } from '../booking.repository';
import { TransitionBooking } from './transition-booking';

/** A transition that time makes. A booking that somebody changed first is simply not due any more. */
@Injectable()
export class ClockTransition {
  constructor(
    private readonly bookings: BookingRepository,
    private readonly transition: TransitionBooking,
  ) {}

  /**
   * `isDue` is asked of the booking as it stands now: it may have changed since it was found. `expected` is part of the
   * write itself, for what may change in the last moment.
   */
  async execute(
    bookingId: string,
    event: BookingEventKind,
    isDue: (booking: Booking) => boolean,
    expected?: BookingCondition,
  ): Promise<void> {
    const booking = await this.bookings.findById(bookingId);
    if (!booking || !bookingMachine.accepts(booking.status, event) || !isDue(booking)) return;
    try {
      await this.transition.execute(booking, { event, by: SYSTEM, ...(expected && { expected }) });
    } catch (error) {
      if (!isDomainError(error, 'transition_not_allowed')) throw error;
    }
  }
}
