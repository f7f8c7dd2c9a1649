import { Injectable } from '@nestjs/common';
import { DomainError } from '@noillin/contracts';
import { Clock } from '@noillin/utils';
import type { Booking } from '../booking';
import { BookingConfig } from '../booking.config';
import { bookingMachine } from '../booking.machine';
import { BookingRepository } from '../booking.repository';
import { TransitionBooking } from './transition-booking';

const HOUR_MS = 3_600_000;

/** One side says that the other did not come. The other may dispute it; otherwise it takes effect after a day. */
@Injectable()
export class ReportNoShow {
  constructor(
    private readonly bookings: BookingRepository,
    private readonly transition: TransitionBooking,
    private readonly config: BookingConfig,
    private readonly clock: Clock,
  ) {}

  /** @throws DomainError `transition_not_allowed` unless the booking has begun, `no_show_reported` */
  async execute(booking: Booking, by: string, reason?: string): Promise<Booking> {
    bookingMachine.next(booking.status, 'report_no_show');
    const noShow = {
      by,
      absent: by === booking.brandId ? 'influencer' : 'brand',
      effectiveAt: new Date(this.clock.now() + this.config.NO_SHOW_HOURS * HOUR_MS),
    } as const;
    try {
      return await this.transition.execute(booking, {
        event: 'report_no_show',
        by,
        reason,
        changes: { noShow },
        expected: { noShow: null },
      });
    } catch (error) {
      const current = await this.bookings.findById(booking.id);
      throw current?.noShow ? new DomainError('no_show_reported', {}, { cause: error }) : error;
    }
  }
}
