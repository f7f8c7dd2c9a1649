import { Module } from '@nestjs/common';
import { BookingModule } from '@noillin/booking';
import { PaymentsModule } from '@noillin/payments';
import { BookingsController } from './bookings.controller';
import { CancellationController } from './cancellation.controller';
import { FulfilmentController } from './fulfilment.controller';
import { MembersController } from './members.controller';
import { OwnBookings } from './own-bookings';
import { PlaceOffersController } from './place-offers.controller';
import { RescheduleController } from './reschedule.controller';
import { RequestsController } from './requests.controller';
import { WithdrawalController } from './withdrawal.controller';

@Module({
  imports: [BookingModule, PaymentsModule],
  controllers: [
    BookingsController,
    CancellationController,
    FulfilmentController,
    RequestsController,
    RescheduleController,
    MembersController,
    WithdrawalController,
    PlaceOffersController,
  ],
  providers: [OwnBookings],
  exports: [OwnBookings],
})
export class BookingsModule {}
