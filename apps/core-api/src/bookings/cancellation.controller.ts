import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { CancelBooking } from '@noillin/booking';
import { CurrentUser, RequirePermissions, type AuthenticatedUser } from '../auth';
import { ApiProblems } from '../docs';
import { BookingDto } from './dto/booking.dto';
import { CancelBookingDto, CancellationPreviewDto } from './dto/cancellation.dto';
import { OwnBookings } from './own-bookings';
import { previewView } from './withdrawal-view';

@ApiTags('bookings')
@Controller('bookings/:id')
export class CancellationController {
  constructor(
    private readonly cancelBooking: CancelBooking,
    private readonly own: OwnBookings,
  ) {}

  /** What each side would get if the caller cancelled now: the brand by its policy, everybody else refunds in full. */
  @Get('cancellation-preview')
  @RequirePermissions('booking:cancel')
  @ApiProblems('not_found', 'transition_not_allowed')
  async preview(
    @CurrentUser() user: AuthenticatedUser,
    @Param('id') id: string,
  ): Promise<CancellationPreviewDto> {
    return previewView(await this.cancelBooking.preview(await this.own.find(id, user), user.role));
  }

  /**
   * Cancels, frees the time and refunds exactly what the preview says. Influencers and admins refund in full. Whoever
   * names the preview's `quoteId` is answered with `terms_changed` when the terms are others by now.
   */
  @Post('cancel')
  @HttpCode(200)
  @RequirePermissions('booking:cancel')
  @ApiProblems('not_found', 'transition_not_allowed', 'terms_changed')
  async cancel(
    @CurrentUser() user: AuthenticatedUser,
    @Param('id') id: string,
    @Body() wishes: CancelBookingDto,
  ): Promise<BookingDto> {
    const booking = await this.own.find(id, user);
    return this.own.show(await this.cancelBooking.execute(booking, user, wishes));
  }
}
