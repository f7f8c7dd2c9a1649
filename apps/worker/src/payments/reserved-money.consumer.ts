import { Controller } from '@nestjs/common';
import { Payload } from '@nestjs/microservices';
import { DecideOnReservedMoney } from '@noillin/booking';
import type { EventEnvelope } from '@noillin/contracts';
import { OnEvent } from '@noillin/messaging';

/** Takes the money of accepted requests and lets go of that of requests that came to nothing. */
@Controller()
export class ReservedMoneyConsumer {
  constructor(private readonly deciding: DecideOnReservedMoney) {}

  @OnEvent('payments', 'booking.accepted')
  accepted(@Payload() { payload }: EventEnvelope<'booking.accepted'>): Promise<void> {
    return this.deciding.run(payload.bookingId);
  }

  @OnEvent('payments', 'booking.declined')
  declined(@Payload() { payload }: EventEnvelope<'booking.declined'>): Promise<void> {
    return this.deciding.run(payload.bookingId);
  }

  @OnEvent('payments', 'booking.expired')
  expired(@Payload() { payload }: EventEnvelope<'booking.expired'>): Promise<void> {
    return this.deciding.run(payload.bookingId);
  }

  @OnEvent('payments', 'booking.cancelled')
  cancelled(@Payload() { payload }: EventEnvelope<'booking.cancelled'>): Promise<void> {
    return this.deciding.run(payload.bookingId);
  }
}
