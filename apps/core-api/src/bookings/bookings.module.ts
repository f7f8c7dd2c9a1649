import { Module } from '@nestjs/common';
import { BookingModule } from '@noillin/booking';
import { PaymentsModule } from '@noillin/payments';
import { BookingsController } from './bookings.controller';
import { CancellationController } from './cancellation.controller';
import { FulfilmentController } from './fulfilment.controller';
import { OwnBookings } from './own-bookings';

@Module({
  imports: [BookingModule, PaymentsModule],
  controllers: [BookingsController, CancellationController, FulfilmentController],
  providers: [OwnBookings],
  exports: [OwnBookings],
})
export class BookingsModule {}
