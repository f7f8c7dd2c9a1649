import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Reviews, WriteReview } from '@noillin/booking';
import { CurrentUser, RequirePermissions, type AuthenticatedUser } from '../auth';
import { OwnBookings } from '../bookings';
import { ApiProblems } from '../docs';
import { BookingReviewsDto, ReviewDto, WriteReviewDto } from './dto/review.dto';
import { reviewView } from './review-view';

@ApiTags('reviews')
@Controller('bookings/:id/reviews')
export class BookingReviewsController {
  constructor(
    private readonly own: OwnBookings,
    private readonly write: WriteReview,
    private readonly reviews: Reviews,
  ) {}

  /**
   * Reviews the other side of a booking whose work is accepted, within 14 days. Nobody but its author sees a review before
   * the other side has written too, or the 14 days are over.
   */
  @Post()
  @RequirePermissions('booking:rate')
  @ApiProblems('not_found', 'review_not_open', 'already_reviewed', 'rule_refused')
  async review(
    @CurrentUser() user: AuthenticatedUser,
    @Param('id') id: string,
    @Body() wish: WriteReviewDto,
  ): Promise<ReviewDto> {
    const booking = await this.own.findAsParticipant(id, user);
    return reviewView(await this.write.execute(booking, { ...wish, authorId: user.id }));
  }

  /** One's own reviews of a booking and those that are published; admins see all. */
  @Get()
  @RequirePermissions('booking:read')
  @ApiProblems('not_found')
  async list(@CurrentUser() user: AuthenticatedUser, @Param('id') id: string): Promise<BookingReviewsDto> {
    const booking = await this.own.find(id, user);
    const reviews = await this.reviews.ofBooking(booking.id);
    const seen = reviews.filter(
      ({ published, authorId }) => published || authorId === user.id || user.role === 'admin',
    );
    return { items: seen.map(reviewView) };
  }
}
