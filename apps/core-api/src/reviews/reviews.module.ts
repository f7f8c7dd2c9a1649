import { Module } from '@nestjs/common';
import { BookingModule } from '@noillin/booking';
import { CatalogModule } from '@noillin/catalog';
import { BookingsModule } from '../bookings';
import { BookingReviewsController } from './booking-reviews.controller';
import { InfluencerReviewsController } from './influencer-reviews.controller';

/** What brands and influencers say of each other. */
@Module({
  imports: [BookingModule, BookingsModule, CatalogModule],
  controllers: [BookingReviewsController, InfluencerReviewsController],
})
export class ReviewsModule {}
