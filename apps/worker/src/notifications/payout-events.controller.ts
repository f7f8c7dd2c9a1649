import { Controller } from '@nestjs/common';
import { Payload } from '@nestjs/microservices';
import { BookingRepository } from '@noillin/booking';
import type { EventEnvelope } from '@noillin/contracts';
import { OnEvent } from '@noillin/messaging';
import { payoutNotification, type PayoutEvent } from './compose-payout';
import { Notify } from './notify';

/** Tells influencers what became of their money. */
@Controller()
export class PayoutEventsController {
  constructor(
    private readonly bookings: BookingRepository,
    private readonly notify: Notify,
  ) {}

  @OnEvent('notifications', 'payout.*')
  async payoutChanged(@Payload() { id, name, payload }: EventEnvelope<PayoutEvent>): Promise<void> {
    const { influencerId, bookingId, amount, currency } = payload;
    const booking = await this.bookings.findById(bookingId);
    if (!booking) throw new Error(`there is no booking ${bookingId}`);
    await this.notify.execute(id, [payoutNotification(name, influencerId, booking, { amount, currency })]);
  }
}
