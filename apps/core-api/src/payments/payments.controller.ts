import { Controller, Get, Param } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { CurrentUser, RequirePermissions, type AuthenticatedUser } from '../auth';
import { ApiProblems } from '../docs';
import { PaymentDto } from './dto/payment.dto';
import { OwnPayments } from './own-payments';
import { paymentView } from './payment-view';

@ApiTags('payments')
@Controller('payments')
export class PaymentsController {
  constructor(private readonly own: OwnPayments) {}

  /** One payment, for its brand, the influencers of its booking and admins. */
  @Get(':id')
  @RequirePermissions('booking:read')
  @ApiProblems('not_found')
  async get(@CurrentUser() user: AuthenticatedUser, @Param('id') id: string): Promise<PaymentDto> {
    return paymentView(await this.own.find(id, user), user.id);
  }
}
