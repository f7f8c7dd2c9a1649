import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { CancelBooking } from '@noillin/booking';
import { CurrentUser, RequirePermissions, type AuthenticatedUser } from '../auth';
import { ApiProblems } from '../docs';
import { BookingDto, CancellationPreviewDto } from './dto/booking.dto';
import { CancelBookingDto } from './dto/booking-requests.dto';
import { OwnBookings } from './own-bookings';

@ApiTags('bookings')
@Controller('bookings/:id')
export class CancellationController {
  constructor(
    private readonly cancelBooking: CancelBooking,
    private readonly own: OwnBookings,
  ) {}

  /** What each side would get if the caller cancelled now. */
  @Get('cancellation-preview')
  @RequirePermissions('booking:cancel')
  @ApiProblems('not_found', 'transition_not_allowed')
  async preview(
    @CurrentUser() user: AuthenticatedUser,
    @Param('id') id: string,
  ): Promise<CancellationPreviewDto> {
    return this.cancelBooking.preview(await this.own.find(id, user), user.role);
  }

  /** Cancels, frees the time and refunds what the preview says. Influencers and admins refund in full. */
  @Post('cancel')
  @HttpCode(200)
  @RequirePermissions('booking:cancel')
  @ApiProblems('not_found', 'transition_not_allowed')
  async cancel(
    @CurrentUser() user: AuthenticatedUser,
    @Param('id') id: string,
    @Body() { reason }: CancelBookingDto,
  ): Promise<BookingDto> {
    const booking = await this.own.find(id, user);
    return this.own.show(await this.cancelBooking.execute(booking, user, reason));
  }
}
