import { Injectable } from '@nestjs/common';
import { Settlement } from '@noillin/payments';
import type { Booking } from '../booking';

/** What a booking's money does when the booking enters a status, whoever brought it there. */
@Injectable()
export class MoveMoney {
  constructor(private readonly settlement: Settlement) {}

  /** In the transaction of the transition, after everything else that the transition does. */
  async follow(booking: Booking): Promise<void> {
    switch (booking.status) {
      case 'confirmed':
        return this.allocate(booking);
      case 'completed':
      case 'cancelled':
        return this.settlement.startCooling(booking.id);
      case 'held':
      case 'requested':
      case 'accepted':
      case 'declined':
      case 'in_progress':
      case 'delivered':
      case 'revision_requested':
      case 'closed':
      case 'expired':
        return;
    }
  }

  private async allocate({ id, price, feeBps, members }: Booking): Promise<void> {
    await this.settlement.allocate({ bookingId: id, ...price, feeBps, members });
  }
}
