import type { BookingStatus } from '@noillin/contracts';
import type { CalendarEntry } from '@noillin/ical';
import type { Booking } from '../booking';

const STATUSES: Readonly<Record<BookingStatus, CalendarEntry['status']>> = {
  held: 'TENTATIVE',
  requested: 'TENTATIVE',
  accepted: 'TENTATIVE',
  confirmed: 'CONFIRMED',
  in_progress: 'CONFIRMED',
  delivered: 'CONFIRMED',
  revision_requested: 'CONFIRMED',
  completed: 'CONFIRMED',
  closed: 'CONFIRMED',
  expired: 'CANCELLED',
  declined: 'CANCELLED',
  cancelled: 'CANCELLED',
};

/** A booking as its participants' calendars show it. Every transition makes it a newer version of the same entry. */
export function toEntry(booking: Booking, partners: readonly string[]): CalendarEntry {
  const { id, gigTitle, history, createdAt, start, end, status } = booking;
  return {
    uid: `booking-${id}@noillin`,
    sequence: history.length,
    start: start.getTime(),
    end: end.getTime(),
    changedAt: (history.at(-1)?.at ?? createdAt).getTime(),
    status: STATUSES[status],
    summary: [gigTitle, partners.join(', ')].filter(Boolean).join(' · '),
    description: `Status: ${status.replaceAll('_', ' ')}\nBooking: ${id}`,
  };
}
