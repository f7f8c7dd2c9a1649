import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { OfferPlace, RankSubstitutes, ShowWithdrawalOptions, ShrinkBooking } from '@noillin/booking';
import { CurrentUser, RequirePermissions, type AuthenticatedUser } from '../auth';
import { ApiProblems } from '../docs';
import { BookingDto } from './dto/booking.dto';
import {
  OfferPlaceDto,
  ShrinkBookingDto,
  SubstituteListDto,
  WithdrawalChoiceDto,
  WithdrawalOptionsDto,
} from './dto/withdrawal.dto';
import { OwnBookings } from './own-bookings';
import { optionsView } from './withdrawal-view';

/** How a booking goes on from which members withdraw: its brand decides about each by itself. */
@ApiTags('bookings')
@Controller('bookings/:id/withdrawal')
@RequirePermissions('booking:replace')
export class WithdrawalController {
  constructor(
    private readonly options: ShowWithdrawalOptions,
    private readonly ranking: RankSubstitutes,
    private readonly offering: OfferPlace,
    private readonly shrinking: ShrinkBooking,
    private readonly own: OwnBookings,
  ) {}

  /** What the brand can choose between, and what each choice pays back. */
  @Get()
  @ApiProblems('not_found', 'withdrawal_not_open', 'dispute_open')
  async show(
    @CurrentUser() user: AuthenticatedUser,
    @Param('id') id: string,
    @Query() { withdrawalId }: WithdrawalChoiceDto,
  ): Promise<WithdrawalOptionsDto> {
    const booking = await this.own.findAsBrand(id, user);
    return optionsView(await this.options.execute(booking, withdrawalId));
  }

  /** Who is free then and could take the place: members of the gig who are not booked, and others of its category. */
  @Get('substitutes')
  @ApiProblems('not_found', 'withdrawal_not_open', 'dispute_open')
  async substitutes(
    @CurrentUser() user: AuthenticatedUser,
    @Param('id') id: string,
    @Query() { withdrawalId }: WithdrawalChoiceDto,
  ): Promise<SubstituteListDto> {
    return { items: await this.ranking.execute(await this.own.findAsBrand(id, user), withdrawalId) };
  }

  /**
   * Offers the place to somebody; an offer before it is taken back. Once they accept, their time is taken and that of the
   * member is free, at once. The brand pays nothing more, and gets back what the substitute is paid less.
   */
  @Post('substitute')
  @HttpCode(200)
  @ApiProblems(
    'not_found',
    'withdrawal_not_open',
    'dispute_open',
    'slot_taken',
    'slot_not_offered',
    'transition_not_allowed',
    'rule_refused',
  )
  async offer(
    @CurrentUser() user: AuthenticatedUser,
    @Param('id') id: string,
    @Body() request: OfferPlaceDto,
  ): Promise<BookingDto> {
    const booking = await this.own.findAsBrand(id, user);
    return this.own.show(await this.offering.execute(booking, user.id, request));
  }

  /** Goes on without the member: their part and the fee on it go back, the others' parts stay as they are. */
  @Post('shrink')
  @HttpCode(200)
  @ApiProblems(
    'not_found',
    'withdrawal_not_open',
    'dispute_open',
    'terms_changed',
    'transition_not_allowed',
    'rule_refused',
  )
  async shrink(
    @CurrentUser() user: AuthenticatedUser,
    @Param('id') id: string,
    @Body() wishes: ShrinkBookingDto,
  ): Promise<BookingDto> {
    const booking = await this.own.findAsBrand(id, user);
    return this.own.show(await this.shrinking.execute(booking, user.id, wishes));
  }
}
