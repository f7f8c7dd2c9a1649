import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { CancelMember, WithdrawMember } from '@noillin/booking';
import { CurrentUser, RequirePermissions, type AuthenticatedUser } from '../auth';
import { ApiProblems } from '../docs';
import { BookingDto } from './dto/booking.dto';
import { CancelBookingDto } from './dto/cancellation.dto';
import { MemberRefundTermsDto, WithdrawDto } from './dto/withdrawal.dto';
import { OwnBookings } from './own-bookings';
import { memberTermsView } from './withdrawal-view';

@ApiTags('bookings')
@Controller('bookings/:id/members')
export class MembersController {
  constructor(
    private readonly withdrawing: WithdrawMember,
    private readonly cancelling: CancelMember,
    private readonly own: OwnBookings,
  ) {}

  /**
   * A member of a group booking withdraws before it begins. They stay booked until the brand has decided whether a substitute
   * takes their place, whether it goes on without them or whether it cancels for all its money; for that it has a day.
   * Others may withdraw meanwhile; who withdraws already is answered with `withdrawal_open`.
   */
  @Post('me/withdraw')
  @HttpCode(200)
  @RequirePermissions('booking:deliver')
  @ApiProblems('not_found', 'transition_not_allowed', 'withdrawal_open', 'dispute_open', 'rule_refused')
  async withdraw(
    @CurrentUser() user: AuthenticatedUser,
    @Param('id') id: string,
    @Body() { reason }: WithdrawDto,
  ): Promise<BookingDto> {
    const booking = await this.own.findAsMember(id, user);
    return this.own.show(await this.withdrawing.execute(booking, user.id, user.id, reason));
  }

  /** What would go back, by the policy, if the brand cancelled one member now: of their part, and of the fee on it. */
  @Get(':memberId/cancellation-preview')
  @RequirePermissions('booking:replace')
  @ApiProblems('not_found', 'transition_not_allowed', 'withdrawal_open', 'dispute_open', 'rule_refused')
  async preview(
    @CurrentUser() user: AuthenticatedUser,
    @Param('id') id: string,
    @Param('memberId') memberId: string,
  ): Promise<MemberRefundTermsDto> {
    const booking = await this.own.findAsBrand(id, user);
    return memberTermsView(await this.cancelling.preview(booking, memberId));
  }

  /**
   * Cancels one member whom the booking can do without; it goes on with the others, whose parts stay as they are. Refunds
   * exactly what the preview says. Who withdraws cannot be cancelled (`withdrawal_open`), nor be counted on. Whoever names its `quoteId` is answered with `terms_changed` when the terms are others by now.
   */
  @Post(':memberId/cancel')
  @HttpCode(200)
  @RequirePermissions('booking:replace')
  @ApiProblems(
    'not_found',
    'transition_not_allowed',
    'withdrawal_open',
    'dispute_open',
    'terms_changed',
    'rule_refused',
  )
  async cancel(
    @CurrentUser() user: AuthenticatedUser,
    @Param('id') id: string,
    @Param('memberId') memberId: string,
    @Body() wishes: CancelBookingDto,
  ): Promise<BookingDto> {
    const booking = await this.own.findAsBrand(id, user);
    return this.own.show(await this.cancelling.execute(booking, memberId, user.id, wishes));
  }
}
