import { Body, Controller, HttpCode, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { DisputeBooking, FulfilBooking, ReportNoShow } from '@noillin/booking';
import { CurrentUser, RequirePermissions, type AuthenticatedUser } from '../auth';
import { ApiProblems } from '../docs';
import { BookingDto } from './dto/booking.dto';
import { DisputeBookingDto, ReportNoShowDto, RequestRevisionDto } from './dto/booking-requests.dto';
import { DeliverDto } from './dto/delivery.dto';
import { OwnBookings } from './own-bookings';

@ApiTags('bookings')
@Controller('bookings/:id')
export class FulfilmentController {
  constructor(
    private readonly fulfil: FulfilBooking,
    private readonly disputeBooking: DisputeBooking,
    private readonly reportNoShow: ReportNoShow,
    private readonly own: OwnBookings,
  ) {}

  /**
   * An influencer hands over the work, with links to it and a note; the booking is delivered once every member has. Before
   * that a member may hand over more.
   */
  @Post('deliver')
  @HttpCode(200)
  @RequirePermissions('booking:deliver')
  @ApiProblems('not_found', 'transition_not_allowed')
  async deliver(
    @CurrentUser() user: AuthenticatedUser,
    @Param('id') id: string,
    @Body() { links = [], note }: DeliverDto,
  ): Promise<BookingDto> {
    const booking = await this.own.findAsMember(id, user);
    const shown = links.map(({ url, label }) => ({ url, label: label ?? null }));
    const work = { links: shown, note: note ?? null };
    return this.own.show(await this.fulfil.deliver(booking, user.id, work));
  }

  /** The brand asks for a change, as often as the gig includes. */
  @Post('request-revision')
  @HttpCode(200)
  @RequirePermissions('booking:review-delivery')
  @ApiProblems('not_found', 'transition_not_allowed', 'rule_refused')
  async requestRevision(
    @CurrentUser() user: AuthenticatedUser,
    @Param('id') id: string,
    @Body() { reason }: RequestRevisionDto,
  ): Promise<BookingDto> {
    const booking = await this.own.findAsBrand(id, user);
    return this.own.show(await this.fulfil.requestRevision(booking, user.id, reason));
  }

  /** The brand accepts the delivery. Without an answer it counts as accepted after seven days. */
  @Post('complete')
  @HttpCode(200)
  @RequirePermissions('booking:review-delivery')
  @ApiProblems('not_found', 'transition_not_allowed')
  async complete(@CurrentUser() user: AuthenticatedUser, @Param('id') id: string): Promise<BookingDto> {
    const booking = await this.own.findAsBrand(id, user);
    return this.own.show(await this.fulfil.complete(booking, user.id));
  }

  /**
   * One side says after the start that the other did not come. Unless that is disputed within a day the booking is
   * cancelled: an absent influencer refunds in full, an absent brand gets what its policy gives at the start.
   */
  @Post('no-show')
  @HttpCode(200)
  @RequirePermissions('booking:dispute')
  @ApiProblems('not_found', 'transition_not_allowed', 'no_show_reported')
  async noShow(
    @CurrentUser() user: AuthenticatedUser,
    @Param('id') id: string,
    @Body() { reason }: ReportNoShowDto,
  ): Promise<BookingDto> {
    const booking = await this.own.findAsParticipant(id, user);
    return this.own.show(await this.reportNoShow.execute(booking, user.id, reason));
  }

  /** Freezes the release of money until support has decided. */
  @Post('dispute')
  @HttpCode(200)
  @RequirePermissions('booking:dispute')
  @ApiProblems('not_found', 'transition_not_allowed', 'dispute_open')
  async dispute(
    @CurrentUser() user: AuthenticatedUser,
    @Param('id') id: string,
    @Body() { reason }: DisputeBookingDto,
  ): Promise<BookingDto> {
    const booking = await this.own.find(id, user);
    return this.own.show(await this.disputeBooking.execute(booking, user.id, reason));
  }
}
