import { Body, Controller, HttpCode, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { memberIdsOf, WithdrawMember } from '@noillin/booking';
import { DomainError } from '@noillin/contracts';
import { CurrentUser, RequirePermissions, type AuthenticatedUser } from '../auth';
import { BookingDto, OwnBookings, WithdrawDto } from '../bookings';
import { ApiProblems } from '../docs';

@ApiTags('admin')
@Controller('admin/bookings/:id/members/:memberId')
export class MemberRemovalController {
  constructor(
    private readonly bookings: OwnBookings,
    private readonly withdrawing: WithdrawMember,
  ) {}

  /** Takes a member out of a group booking in their stead: the brand decides how it goes on, as if they had withdrawn. */
  @Post('withdraw')
  @HttpCode(200)
  @RequirePermissions('admin:money')
  @ApiProblems('not_found', 'transition_not_allowed', 'withdrawal_open', 'dispute_open', 'rule_refused')
  async withdraw(
    @CurrentUser() admin: AuthenticatedUser,
    @Param('id') id: string,
    @Param('memberId') memberId: string,
    @Body() { reason }: WithdrawDto,
  ): Promise<BookingDto> {
    const booking = await this.bookings.find(id, admin);
    if (!memberIdsOf(booking).includes(memberId)) throw new DomainError('not_found', { resource: 'member' });
    return this.bookings.show(await this.withdrawing.execute(booking, memberId, admin.id, reason));
  }
}
