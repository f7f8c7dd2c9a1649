import { Body, Controller, HttpCode, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { ProposeReschedule, type Booking } from '@noillin/booking';
import { CurrentUser, RequirePermissions, type AuthenticatedUser } from '../auth';
import { ApiProblems } from '../docs';
import { BookingDto } from './dto/booking.dto';
import { DeclineRequestDto, ProposeRescheduleDto } from './dto/booking-requests.dto';
import { OwnBookings } from './own-bookings';

@ApiTags('bookings')
@Controller('bookings/:id/reschedule')
export class RescheduleController {
  constructor(
    private readonly rescheduling: ProposeReschedule,
    private readonly own: OwnBookings,
  ) {}

  /**
   * Proposes another time of the same gig. Everybody else has to agree within 48 hours; a brand that could cancel for all
   * its money moves an instant booking at once. The old time is kept until the new one is taken.
   */
  @Post()
  @HttpCode(200)
  @RequirePermissions('booking:reschedule')
  @ApiProblems(
    'not_found',
    'transition_not_allowed',
    'withdrawal_open',
    'slot_taken',
    'slot_not_offered',
    'dependency_unavailable',
  )
  async propose(
    @CurrentUser() user: AuthenticatedUser,
    @Param('id') id: string,
    @Body() { start, reason }: ProposeRescheduleDto,
  ): Promise<BookingDto> {
    const booking = await this.own.findAsParticipant(id, user);
    return this.own.show(await this.rescheduling.propose(booking, user.id, new Date(start), reason));
  }

  /** Agrees to the proposed time; the last one to agree moves the booking. */
  @Post('accept')
  @HttpCode(200)
  @RequirePermissions('booking:reschedule')
  @ApiProblems('not_found', 'proposal_not_open', 'slot_taken', 'slot_not_offered', 'dependency_unavailable')
  async accept(@CurrentUser() user: AuthenticatedUser, @Param('id') id: string): Promise<BookingDto> {
    const booking: Booking = await this.own.findAsParticipant(id, user);
    return this.own.show(await this.rescheduling.agree(booking, user.id));
  }

  /** Declines the proposed time; the booking stays when it was. */
  @Post('decline')
  @HttpCode(200)
  @RequirePermissions('booking:reschedule')
  @ApiProblems('not_found', 'proposal_not_open', 'transition_not_allowed')
  async decline(
    @CurrentUser() user: AuthenticatedUser,
    @Param('id') id: string,
    @Body() { reason }: DeclineRequestDto,
  ): Promise<BookingDto> {
    const booking = await this.own.findAsParticipant(id, user);
    return this.own.show(await this.rescheduling.decline(booking, user.id, reason));
  }
}
