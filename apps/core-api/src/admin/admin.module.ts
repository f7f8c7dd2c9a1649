import { Module } from '@nestjs/common';
import { IdentityModule } from '@noillin/identity';
import { BookingsModule } from '../bookings';
import { AccountsController } from './accounts.controller';
import { AllBookingsController } from './all-bookings.controller';
import { SuspendAccount } from './suspend-account';

@Module({
  imports: [IdentityModule, BookingsModule],
  controllers: [AccountsController, AllBookingsController],
  providers: [SuspendAccount],
})
export class AdminModule {}
