import { Injectable } from '@nestjs/common';
import { Settlement } from '@noillin/payments';
import { Clock, type DueItem, type DueWork } from '@noillin/utils';
import type { Booking } from '../booking';
import { BookingRepository } from '../booking.repository';
import { refundTerms } from '../cancellation/refund-terms';
import { ClockTransition } from './clock-transition';

/**
 * A reported no-show that nobody disputed takes effect: an absent influencer refunds in full, an absent brand gets what
 * its policy gives to who cancels at the start.
 */
@Injectable()
export class SettleNoShows implements DueWork {
  constructor(
    private readonly bookings: BookingRepository,
    private readonly transition: ClockTransition,
    private readonly settlement: Settlement,
    private readonly clock: Clock,
  ) {}

  findDue(now: Date, limit: number): Promise<DueItem[]> {
    return this.bookings.findDueNoShows(now, limit);
  }

  run(bookingId: string): Promise<void> {
    return this.transition.execute(bookingId, 'no_show', {
      isDue: ({ noShow, disputed }) =>
        noShow !== null && !disputed && noShow.effectiveAt <= this.clock.date(),
      expected: { disputed: false },
      also: (booking) => this.refund(booking),
    });
  }

  private async refund(booking: Booking): Promise<void> {
    const parts = await this.settlement.parts(booking.id);
    const party = booking.noShow?.absent ?? 'brand';
    const { refund, lines } = refundTerms({ booking, party, now: booking.start.getTime(), parts });
    if (refund.amount === 0) return;
    const refundId = `no-show-${booking.id}`;
    await this.settlement.giveBack(booking.id, {
      refundId,
      amount: refund.amount,
      perParty: lines,
      reason: 'no_show',
    });
  }
}
