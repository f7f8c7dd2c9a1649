import { Module } from '@nestjs/common';
import { BookingModule } from '@noillin/booking';
import { IdentityModule } from '@noillin/identity';
import { PaymentsModule } from '@noillin/payments';
import { BookingsModule } from '../bookings';
import { AccountsController } from './accounts.controller';
import { AllBookingsController } from './all-bookings.controller';
import { BookingLedgerController } from './booking-ledger.controller';
import { ChangeAdminRole } from './change-admin-role';
import { DisputesController } from './disputes.controller';
import { MemberRemovalController } from './member-removal.controller';
import { SuspendAccount } from './suspend-account';

@Module({
  imports: [IdentityModule, BookingsModule, BookingModule, PaymentsModule],
  controllers: [
    AccountsController,
    AllBookingsController,
    BookingLedgerController,
    DisputesController,
    MemberRemovalController,
  ],
  providers: [ChangeAdminRole, SuspendAccount],
})
export class AdminModule {}
