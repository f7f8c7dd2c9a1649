import { Module } from '@nestjs/common';
import { BookingModule } from '@noillin/booking';
import { BookingTimers } from './booking-timers';

@Module({ imports: [BookingModule], providers: [BookingTimers] })
export class BookingsModule {}
