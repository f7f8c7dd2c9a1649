import { Controller, Get, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { RequirePermissions } from '../auth';
import { BookingListDto, OwnBookings } from '../bookings';
import { positionOf } from '../lists';
import { AllBookingsQueryDto } from './dto/admin.dto';

@ApiTags('admin')
@Controller('admin/bookings')
export class AllBookingsController {
  constructor(private readonly bookings: OwnBookings) {}

  /** Everybody's bookings, newest first. */
  @Get()
  @RequirePermissions('admin:read')
  list(@Query() query: AllBookingsQueryDto): Promise<BookingListDto> {
    return this.bookings.list({ status: query.status, before: positionOf(query), limit: query.limit });
  }
}
