import { Injectable } from '@nestjs/common';
import {
  AcceptUnansweredDeliveries,
  BeginBookings,
  ChaseReservedMoney,
  CloseBookings,
  ExpireHolds,
  ExpireRequests,
  PublishReview,
  SettleNoShows,
  SettleWithdrawals,
} from '@noillin/booking';
import { Timers } from '../timers';

/** What time alone does to bookings. */
@Injectable()
export class BookingTimers {
  constructor(
    timers: Timers,
    expire: ExpireHolds,
    requests: ExpireRequests,
    chase: ChaseReservedMoney,
    begin: BeginBookings,
    accept: AcceptUnansweredDeliveries,
    close: CloseBookings,
    noShows: SettleNoShows,
    withdrawals: SettleWithdrawals,
    reviews: PublishReview,
  ) {
    // One group at a time: two would wait for each other at the calendars they share.
    timers.add({ name: 'expire-holds', everyMs: 500, work: expire, atOnce: 1, together: 50 });
    timers.add({ name: 'expire-requests', everyMs: 2_000, work: requests });
    timers.add({ name: 'chase-reserved-money', everyMs: 15_000, work: chase });
    timers.add({ name: 'begin-bookings', everyMs: 2_000, work: begin });
    timers.add({ name: 'accept-unanswered-deliveries', everyMs: 5_000, work: accept });
    timers.add({ name: 'close-bookings', everyMs: 5_000, work: close });
    timers.add({ name: 'settle-no-shows', everyMs: 5_000, work: noShows });
    timers.add({ name: 'settle-withdrawals', everyMs: 2_000, work: withdrawals });
    timers.add({ name: 'publish-reviews', everyMs: 5_000, work: reviews });
  }
}
