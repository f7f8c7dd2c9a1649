import { Body, Controller, HttpCode, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { ResolveDispute } from '@noillin/booking';
import { CurrentUser, RequirePermissions, type AuthenticatedUser } from '../auth';
import { BookingDto, OwnBookings } from '../bookings';
import { ApiProblems } from '../docs';
import { ResolveDisputeDto } from './dto/resolve-dispute.dto';

@ApiTags('admin')
@Controller('admin/bookings/:id')
export class DisputesController {
  constructor(
    private readonly bookings: OwnBookings,
    private readonly resolveDispute: ResolveDispute,
  ) {}

  /**
   * Decides a dispute: divides exactly what is left of the booking's money, ends the freeze and completes the booking. Nobody
   * can be left more than what is left of their own part.
   */
  @Post('resolve')
  @HttpCode(200)
  @RequirePermissions('admin:money')
  @ApiProblems('not_found', 'dispute_not_open', 'transition_not_allowed', 'rule_refused')
  async resolve(
    @CurrentUser() admin: AuthenticatedUser,
    @Param('id') id: string,
    @Body() { reason, ...split }: ResolveDisputeDto,
  ): Promise<BookingDto> {
    const booking = await this.bookings.find(id, admin);
    return this.bookings.show(await this.resolveDispute.execute(booking, admin.id, split, reason));
  }
}
