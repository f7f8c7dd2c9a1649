import { Controller } from '@nestjs/common';
import { Payload } from '@nestjs/microservices';
import { BookingRepository, participantsOf, type Booking } from '@noillin/booking';
import { bookingNewsOf, type BookingEventName, type EventEnvelope } from '@noillin/contracts';
import { OnEvent } from '@noillin/messaging';
import { LiveEmitter } from '@noillin/redis';
import { bookingNotifications, paymentFailedNotification, refundNotification } from './compose';
import { Notify } from './notify';

/** Tells people what became of their bookings. */
@Controller()
export class BookingEventsController {
  constructor(
    private readonly bookings: BookingRepository,
    private readonly notify: Notify,
    private readonly live: LiveEmitter,
  ) {}

  @OnEvent('notifications', 'booking.*')
  async bookingChanged(@Payload() { id, name, payload }: EventEnvelope<BookingEventName>): Promise<void> {
    const booking = await this.booking(payload.bookingId);
    await this.notify.execute(id, bookingNotifications(booking, bookingNewsOf(name), id));
    this.live.toUsers(participantsOf(booking), 'booking:updated', { id: booking.id, status: payload.status });
  }

  @OnEvent('notifications', 'payment.failed')
  async paymentFailed(@Payload() { id, payload }: EventEnvelope<'payment.failed'>): Promise<void> {
    await this.notify.execute(id, [paymentFailedNotification(await this.booking(payload.bookingId))]);
  }

  @OnEvent('notifications', 'payment.refund_succeeded')
  async refunded(@Payload() { id, payload }: EventEnvelope<'payment.refund_succeeded'>): Promise<void> {
    const booking = await this.booking(payload.bookingId);
    await this.notify.execute(id, [
      refundNotification(booking, { amount: payload.amount, currency: payload.currency }),
    ]);
  }

  private async booking(id: string): Promise<Booking> {
    const booking = await this.bookings.findById(id);
    if (!booking) throw new Error(`there is no booking ${id}`);
    return booking;
  }
}
