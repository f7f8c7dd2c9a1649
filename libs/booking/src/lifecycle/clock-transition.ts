import { Injectable } from '@nestjs/common';
import { isDomainError } from '@noillin/contracts';
import { SYSTEM, type Booking } from '../booking';
import { bookingMachine, type BookingEventKind } from '../booking.machine';
import { BookingRepository } from '../booking.repository';
import type { BookingCondition } from '../stored-booking';
import { TransitionBooking } from './transition-booking';

export interface DueTransition {
  /** Asked of the booking as it stands now: it may have changed since it was found. */
  isDue: (booking: Booking) => boolean;
  /** Stands in the history. */
  reason?: string;
  /** Part of the write itself, for what may change in the last moment. */
  expected?: BookingCondition;
  /** What belongs to the transition, in its transaction. */
  also?: (changed: Booking) => Promise<unknown>;
}

/** A transition that time makes. A booking that somebody changed first is simply not due any more. */
@Injectable()
export class ClockTransition {
  constructor(
    private readonly bookings: BookingRepository,
    private readonly transition: TransitionBooking,
  ) {}

  async execute(bookingId: string, event: BookingEventKind, due: DueTransition): Promise<void> {
    const booking = await this.bookings.findById(bookingId);
    if (!booking || !bookingMachine.accepts(booking.status, event) || !due.isDue(booking)) return;
    const { expected, also, reason } = due;
    try {
      await this.transition.execute(
        booking,
        { event, by: SYSTEM, reason, ...(expected && { expected }) },
        also,
      );
    } catch (error) {
      if (!isDomainError(error, 'transition_not_allowed')) throw error;
    }
  }
}
