import { memberIdsOf, SYSTEM, type Booking, type BookingHistoryEntry } from '@noillin/booking';
import type { BookingHistoryDto, HistoryParty } from './dto/history.dto';

const partyOf = (booking: Booking, by: string): HistoryParty => {
  if (by === SYSTEM) return 'system';
  if (by === booking.brandId) return 'brand';
  return memberIdsOf(booking).includes(by) ? 'influencer' : 'admin';
};

/** Entries that were made before events were noted are without them. */
type StoredEntry = Omit<BookingHistoryEntry, 'eventId'> & { eventId?: string };

/** A booking's history as the API shows it. */
export const historyView = (booking: Booking): BookingHistoryDto => ({
  items: booking.history.map(({ at, eventId, causedBy, ...entry }: StoredEntry) => ({
    ...entry,
    at: at.toISOString(),
    party: partyOf(booking, entry.by),
    eventId: eventId ?? null,
    causedBy: causedBy ?? null,
  })),
});
