import { Injectable } from '@nestjs/common';
import { DomainError, type BookingStatus } from '@noillin/contracts';
import { Transactions } from '@noillin/mongo';
import { Settlement } from '@noillin/payments';
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
  constructor(
    private readonly bookings: BookingRepository,
    private readonly settlement: Settlement,
    private readonly transactions: Transactions,
  ) {}

  async execute(booking: Booking): Promise<Booking> {
    const changed = DISPUTABLE.includes(booking.status)
      ? await this.transactions.run(() => this.raise(booking))
      : null;
    if (changed) return changed;
    throw new DomainError('transition_not_allowed', {
      machine: 'booking',
      state: booking.status,
      event: 'dispute',
      allowed: [],
    });
  }

  private async raise({ id, status }: Booking): Promise<Booking | null> {
    const changed = await this.bookings.change(id, status, { disputed: true });
    if (changed) await this.settlement.freeze(id, 'dispute');
    return changed;
  }
}
