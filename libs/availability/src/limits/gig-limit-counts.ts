import { Injectable } from '@nestjs/common';
import type { Gig, GigLimits } from '@noillin/catalog';
import { DAY, type BookingLimit, type Interval } from '@noillin/scheduling';
import { Calendar } from '../calendar/calendar';

/** A local week that meets an instant lies within this distance of it, whatever the zone. */
const WEEK_REACH = 9 * DAY;

/** A limit with what counts for it; the zone in which it counts comes with the owner's calendar. */
export type CountedLimit = Omit<BookingLimit, 'timezone'>;

/** What the daily and weekly limits of a gig have used up: bookings that have their time, held ones included. */
@Injectable()
export class GigLimitCounts {
  constructor(private readonly calendar: Calendar) {}

  /** For starts within the range. Gigs without limits, that is most of them, cost no read. */
  async read({ id, limits }: Gig, { start, end }: Interval, except?: string): Promise<CountedLimit[]> {
    const limited = limitsOf(limits);
    if (limited.length === 0) return [];
    const bookings = await this.calendar.bookingsOf(id, start - WEEK_REACH, end + WEEK_REACH);
    const starts = bookings.filter(({ bookingId }) => bookingId !== except).map(({ startsAt }) => startsAt);
    return limited.map((limit) => ({ ...limit, starts }));
  }
}

function limitsOf({ maxPerDay, maxPerWeek }: GigLimits): Pick<BookingLimit, 'per' | 'most'>[] {
  return [
    ...(maxPerDay === null ? [] : [{ per: 'day' as const, most: maxPerDay }]),
    ...(maxPerWeek === null ? [] : [{ per: 'week' as const, most: maxPerWeek }]),
  ];
}
