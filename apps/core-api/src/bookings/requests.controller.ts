import { Body, Controller, HttpCode, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { AnswerRequest } from '@noillin/booking';
import { CurrentUser, RequirePermissions, type AuthenticatedUser } from '../auth';
import { ApiProblems } from '../docs';
import { BookingDto } from './dto/booking.dto';
import { DeclineRequestDto } from './dto/booking-requests.dto';
import { OwnBookings } from './own-bookings';

@ApiTags('bookings')
@Controller('bookings/:id')
export class RequestsController {
  constructor(
    private readonly answer: AnswerRequest,
    private readonly own: OwnBookings,
  ) {}

  /**
   * An influencer accepts a request. Once every member has, the reserved money is taken, and the booking is confirmed when
   * the payment provider says that it came.
   */
  @Post('accept')
  @HttpCode(200)
  @RequirePermissions('booking:answer')
  @ApiProblems('not_found', 'transition_not_allowed', 'rule_refused')
  async accept(@CurrentUser() user: AuthenticatedUser, @Param('id') id: string): Promise<BookingDto> {
    const booking = await this.own.findAsMember(id, user);
    return this.own.show(await this.answer.accept(booking, user.id));
  }

  /** An influencer declines a request: it is over for all, the time is free again and the reserved money is let go of. */
  @Post('decline')
  @HttpCode(200)
  @RequirePermissions('booking:answer')
  @ApiProblems('not_found', 'transition_not_allowed')
  async decline(
    @CurrentUser() user: AuthenticatedUser,
    @Param('id') id: string,
    @Body() { reason }: DeclineRequestDto,
  ): Promise<BookingDto> {
    const booking = await this.own.findAsMember(id, user);
    return this.own.show(await this.answer.decline(booking, user.id, reason));
  }
}
