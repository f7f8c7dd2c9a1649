import { Injectable } from '@nestjs/common';
import {
  AcceptUnansweredDeliveries,
  BeginBookings,
  CloseBookings,
  ExpireHolds,
  ExpireRequests,
  PublishReview,
  SettleNoShows,
} from '@noillin/booking';
import { Timers } from '../timers';

/** What time alone does to bookings. */
@Injectable()
export class BookingTimers {
  constructor(
    timers: Timers,
    expire: ExpireHolds,
    requests: ExpireRequests,
    begin: BeginBookings,
    accept: AcceptUnansweredDeliveries,
    close: CloseBookings,
    noShows: SettleNoShows,
    reviews: PublishReview,
  ) {
    // One group at a time: two would wait for each other at the calendars they share.
    timers.add({ name: 'expire-holds', everyMs: 500, work: expire, atOnce: 1, together: 50 });
    timers.add({ name: 'expire-requests', everyMs: 2_000, work: requests });
    timers.add({ name: 'begin-bookings', everyMs: 2_000, work: begin });
    timers.add({ name: 'accept-unanswered-deliveries', everyMs: 5_000, work: accept });
    timers.add({ name: 'close-bookings', everyMs: 5_000, work: close });
    timers.add({ name: 'settle-no-shows', everyMs: 5_000, work: noShows });
    timers.add({ name: 'publish-reviews', everyMs: 5_000, work: reviews });
  }
}
