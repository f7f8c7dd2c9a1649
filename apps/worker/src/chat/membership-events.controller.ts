import { Controller } from '@nestjs/common';
import { Payload } from '@nestjs/microservices';
import { BookingRepository, membershipOf } from '@noillin/booking';
import { SeatMembers } from '@noillin/chat';
import type { EventEnvelope } from '@noillin/contracts';
import { OnEvent } from '@noillin/messaging';

/** Takes who has left a booking out of its conversation, and lets in who took their place. */
@Controller()
export class MembershipEventsController {
  constructor(
    private readonly bookings: BookingRepository,
    private readonly seats: SeatMembers,
  ) {}

  @OnEvent('chat', 'booking.member_substituted')
  substituted(@Payload() { payload }: EventEnvelope<'booking.member_substituted'>): Promise<void> {
    return this.seat(payload.bookingId);
  }

  @OnEvent('chat', 'booking.member_left')
  left(@Payload() { payload }: EventEnvelope<'booking.member_left'>): Promise<void> {
    return this.seat(payload.bookingId);
  }

  /** As the booking is now, whichever change of it was heard of: the later of two may come first. */
  private async seat(bookingId: string): Promise<void> {
    const booking = await this.bookings.findById(bookingId);
    if (!booking) throw new Error(`there is no booking ${bookingId}`);
    await this.seats.execute(membershipOf(booking));
  }
}
