import { Injectable } from '@nestjs/common';
import { DomainError } from '@noillin/contracts';
import { Settlement } from '@noillin/payments';
import type { Booking } from '../booking';
import { bookingMachine } from '../booking.machine';
import { BookingRepository } from '../booking.repository';
import { TransitionBooking } from './transition-booking';

/** Raises the flag that freezes releases until support has decided. The status stays what it is. */
@Injectable()
export class DisputeBooking {
  constructor(
    private readonly bookings: BookingRepository,
    private readonly transition: TransitionBooking,
    private readonly settlement: Settlement,
  ) {}

  /** @throws DomainError `dispute_open`, or `transition_not_allowed` where nothing is paid or all is over */
  async execute(booking: Booking, by: string, reason?: string): Promise<Booking> {
    bookingMachine.next(booking.status, 'dispute');
    const [changes, expected] = [{ disputed: true }, { disputed: false }];
    try {
      return await this.transition.execute(
        booking,
        { event: 'dispute', by, reason, changes, expected },
        ({ id }) => this.settlement.freeze(id, 'dispute'),
      );
    } catch (error) {
      const current = await this.bookings.findById(booking.id);
      throw current?.disputed ? new DomainError('dispute_open', {}, { cause: error }) : error;
    }
  }
}
