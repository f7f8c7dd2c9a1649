import { Module } from '@nestjs/common';
import { BookingModule } from '@noillin/booking';
import { PaymentsModule } from '@noillin/payments';
import { BookingsController } from './bookings.controller';
import { CancellationController } from './cancellation.controller';
import { FulfilmentController } from './fulfilment.controller';
import { OwnBookings } from './own-bookings';
import { RescheduleController } from './reschedule.controller';
import { RequestsController } from './requests.controller';

@Module({
  imports: [BookingModule, PaymentsModule],
  controllers: [
    BookingsController,
    CancellationController,
    FulfilmentController,
    RequestsController,
    RescheduleController,
  ],
  providers: [OwnBookings],
  exports: [OwnBookings],
})
export class BookingsModule {}
