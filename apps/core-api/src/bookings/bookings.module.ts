import { Module } from '@nestjs/common';
import { BookingModule } from '@noillin/booking';
import { PaymentsModule } from '@noillin/payments';
import { BookingsController } from './bookings.controller';
import { CancellationController } from './cancellation.controller';
import { FulfilmentController } from './fulfilment.controller';
import { OwnBookings } from './own-bookings';
import { RequestsController } from './requests.controller';

@Module({
  imports: [BookingModule, PaymentsModule],
  controllers: [BookingsController, CancellationController, FulfilmentController, RequestsController],
  providers: [OwnBookings],
  exports: [OwnBookings],
})
export class BookingsModule {}
