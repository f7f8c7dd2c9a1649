import { Module } from '@nestjs/common';
import { IdentityModule } from '@noillin/identity';
import { PaymentsModule } from '@noillin/payments';
import { PayoutAccountController } from './payout-account.controller';
import { PayoutsController } from './payouts.controller';

/** What an influencer earned, when it comes, and where it goes. */
@Module({
  imports: [PaymentsModule, IdentityModule],
  controllers: [PayoutAccountController, PayoutsController],
})
export class PayoutsModule {}
