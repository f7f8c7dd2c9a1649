import type { CalendarSpan } from '@noillin/availability';
import type { CalendarSpanDto } from './dto/calendar.dto';

/** A stretch as the API shows it; `held` are the bookings that are not paid yet. */
export function calendarSpanView(span: CalendarSpan, held: ReadonlySet<string>): CalendarSpanDto {
  const start = new Date(span.start).toISOString();
  const end = new Date(span.end).toISOString();
  switch (span.state) {
    case 'claimed': {
      const { bookingId } = span;
      const state = held.has(bookingId) ? 'held' : 'booked';
      return { start, end, state, by: 'booking', reason: null, bookingId };
    }
    case 'imported':
      return { start, end, state: 'busy', by: 'import', reason: null, bookingId: null };
    case 'open':
    case 'closed':
      return { start, end, state: span.state, by: span.by, reason: span.note, bookingId: null };
  }
}
