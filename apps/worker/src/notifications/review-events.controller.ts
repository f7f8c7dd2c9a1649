import { Controller } from '@nestjs/common';
import { Payload } from '@nestjs/microservices';
import { BookingRepository } from '@noillin/booking';
import type { EventEnvelope } from '@noillin/contracts';
import { OnEvent } from '@noillin/messaging';
import { reviewNotification, type ReviewEvent } from './compose-review';
import { Notify } from './notify';

/** Tells people that they were reviewed. */
@Controller()
export class ReviewEventsController {
  constructor(
    private readonly bookings: BookingRepository,
    private readonly notify: Notify,
  ) {}

  @OnEvent('notifications', 'review.*')
  async reviewed(@Payload() { id, name, payload }: EventEnvelope<ReviewEvent>): Promise<void> {
    const booking = await this.bookings.findById(payload.bookingId);
    if (!booking) throw new Error(`there is no booking ${payload.bookingId}`);
    await this.notify.execute(id, [reviewNotification(name, payload.subjectId, booking)]);
  }
}
