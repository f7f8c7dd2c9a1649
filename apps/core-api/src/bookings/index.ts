export * from './bookings.module';
export * from './dto/booking.dto';
export { WithdrawDto } from './dto/withdrawal.dto';
export * from './own-bookings';
