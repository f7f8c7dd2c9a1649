import { Module } from '@nestjs/common';
import { BookingModule } from '@noillin/booking';
import { IdentityModule } from '@noillin/identity';
import { FeedsController } from './feeds.controller';
import { OwnFeedController } from './own-feed.controller';

/** Bookings in calendar programs. */
@Module({ imports: [BookingModule, IdentityModule], controllers: [OwnFeedController, FeedsController] })
export class CalendarModule {}
