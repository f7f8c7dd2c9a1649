import { Injectable } from '@nestjs/common';
import { isDomainError } from '@noillin/contracts';
import type { Booking } from '../booking';
import { BookingRepository } from '../booking.repository';

const MOST_TRIES = 10;

/** Changes of one booking that several people may make at once without one being in the other's way. */
@Injectable()
export class OnLatest {
  constructor(private readonly bookings: BookingRepository) {}

  /**
   * Tries again on the booking as it stands by now when somebody else changed it first. The attempt says itself, of the booking
   * that it is given, whether it still may.
   */
  async execute(
    booking: Booking,
    attempt: (current: Booking) => Promise<Booking>,
    tries = MOST_TRIES,
  ): Promise<Booking> {
    try {
      return await attempt(booking);
    } catch (error) {
      if (tries <= 1 || !isDomainError(error, 'transition_not_allowed')) throw error;
      const current = await this.bookings.findById(booking.id);
      // Nobody was quicker: it is the booking itself that does not accept it.
      if (!current || current.history.length === booking.history.length) throw error;
      return this.execute(current, attempt, tries - 1);
    }
  }
}
