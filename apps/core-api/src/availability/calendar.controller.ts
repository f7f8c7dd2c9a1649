import { Controller, Get, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { OwnCalendar, type CalendarSpan } from '@noillin/availability';
import { BookingRepository } from '@noillin/booking';
import { Clock } from '@noillin/utils';
import { CurrentUser, RequirePermissions, type AuthenticatedUser } from '../auth';
import { ApiProblems } from '../docs';
import { readRange, timeRange } from '../time-range';
import { CalendarDto, CalendarQueryDto } from './dto/calendar.dto';
import { calendarSpanView } from './calendar-view';

@ApiTags('availability')
@Controller('availability/calendar')
@RequirePermissions('availability:write')
export class CalendarController {
  constructor(
    private readonly calendar: OwnCalendar,
    private readonly bookings: BookingRepository,
    private readonly clock: Clock,
  ) {}

  /** The influencer's own calendar, at most 92 days at once: what is open, closed, held, booked and busy, and why. */
  @Get()
  @ApiProblems('range_too_long')
  async preview(
    @CurrentUser() { id }: AuthenticatedUser,
    @Query() query: CalendarQueryDto,
  ): Promise<CalendarDto> {
    const now = this.clock.now();
    readRange(query, now);
    const { timezone, spans } = await this.calendar.read(id, (zone) => {
      const { from, to } = timeRange(query, zone, now);
      return { start: from, end: to };
    });
    const held = await this.bookings.findHeldAmong(bookingIdsOf(spans));
    return { timezone, items: spans.map((span) => calendarSpanView(span, held)) };
  }
}

const bookingIdsOf = (spans: readonly CalendarSpan[]): string[] =>
  spans.flatMap((span) => (span.state === 'claimed' ? [span.bookingId] : []));
