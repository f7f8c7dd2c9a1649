export * from './bookings.module';
export * from './dto/booking.dto';
export * from './own-bookings';
