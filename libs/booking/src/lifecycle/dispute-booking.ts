import { Injectable } from '@nestjs/common';
import { DomainError, type BookingStatus } from '@noillin/contracts';
import type { Booking } from '../booking';
import { BookingRepository } from '../booking.repository';

/** Statuses in which there is something to dispute: paid, and not yet closed. */
const DISPUTABLE: readonly BookingStatus[] = [
  'confirmed',
  'in_progress',
  'delivered',
  'revision_requested',
  'completed',
];

/** Raises the flag that freezes releases until support has decided. The status stays what it is. */
@Injectable()
export class DisputeBooking {
  constructor(private readonly bookings: BookingRepository) {}

  async execute(booking: Booking): Promise<Booking> {
    const changed = DISPUTABLE.includes(booking.status)
      ? await this.bookings.change(booking.id, booking.status, { disputed: true })
      : null;
    if (changed) return changed;
    throw new DomainError('transition_not_allowed', {
      machine: 'booking',
      state: booking.status,
      event: 'dispute',
      allowed: [],
    });
  }
}
