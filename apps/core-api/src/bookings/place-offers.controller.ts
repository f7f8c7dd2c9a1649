import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { AnswerOffer, offeringTo, WithdrawalsRepository, type Booking } from '@noillin/booking';
import { DomainError } from '@noillin/contracts';
import { Clock } from '@noillin/utils';
import { CurrentUser, RequirePermissions, type AuthenticatedUser } from '../auth';
import { ApiProblems } from '../docs';
import { BookingDto } from './dto/booking.dto';
import { DeclineRequestDto } from './dto/booking-requests.dto';
import { PlaceOfferDto, PlaceOfferListDto } from './dto/place-offer.dto';
import { OwnBookings } from './own-bookings';

const MOST_OFFERS = 100;

const offerView = (booking: Booking, influencerId: string): PlaceOfferDto[] => {
  const { id, gigId, gigTitle, brandId, start, end, price } = booking;
  const withdrawal = offeringTo(booking, influencerId);
  if (!withdrawal?.offer) return [];
  return [
    {
      bookingId: id,
      gigId,
      gigTitle,
      brandId,
      start: start.toISOString(),
      end: end.toISOString(),
      amount: { amount: withdrawal.offer.amount, currency: price.currency },
      expiresAt: withdrawal.decideBy.toISOString(),
    },
  ];
};

/** Places in group bookings that an influencer is asked to take because somebody withdraws. */
@ApiTags('bookings')
@Controller('place-offers')
@RequirePermissions('booking:answer')
export class PlaceOffersController {
  constructor(
    private readonly withdrawals: WithdrawalsRepository,
    private readonly answering: AnswerOffer,
    private readonly own: OwnBookings,
    private readonly clock: Clock,
  ) {}

  /** The places that are offered to the caller and can still be answered. */
  @Get()
  async list(@CurrentUser() user: AuthenticatedUser): Promise<PlaceOfferListDto> {
    const bookings = await this.withdrawals.findOfferedTo(user.id, this.clock.date(), MOST_OFFERS);
    return { items: bookings.flatMap((booking) => offerView(booking, user.id)) };
  }

  /** Takes the place: the caller is booked and the one who withdrew is free, at the same moment. */
  @Post(':bookingId/accept')
  @HttpCode(200)
  @ApiProblems(
    'not_found',
    'offer_not_open',
    'slot_taken',
    'slot_not_offered',
    'transition_not_allowed',
    'terms_changed',
    'dependency_unavailable',
  )
  async accept(@CurrentUser() user: AuthenticatedUser, @Param('bookingId') id: string): Promise<BookingDto> {
    return this.own.show(await this.answering.accept(await this.offered(id, user), user.id));
  }

  /** Does not take the place; the brand may ask somebody else. */
  @Post(':bookingId/decline')
  @HttpCode(204)
  @ApiProblems('not_found', 'offer_not_open', 'transition_not_allowed')
  async decline(
    @CurrentUser() user: AuthenticatedUser,
    @Param('bookingId') id: string,
    @Body() { reason }: DeclineRequestDto,
  ): Promise<void> {
    await this.answering.decline(await this.offered(id, user), user.id, reason);
  }

  private async offered(id: string, user: AuthenticatedUser): Promise<Booking> {
    const booking = await this.withdrawals.findOffer(id, user.id);
    if (!booking) throw new DomainError('not_found', { resource: 'offer' });
    return booking;
  }
}
