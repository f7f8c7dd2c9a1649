import { memberIdsOf, SYSTEM, type Booking, type BookingHistoryEntry } from '@noillin/booking';
import type { BookingHistoryDto, HistoryParty } from './dto/history.dto';

/** Done by influencers who do not take part yet, or never will. */
const BY_SUBSTITUTES: ReadonlySet<string> = new Set(['substitute', 'decline_substitute']);

const partyOf = (
  booking: Booking,
  { by, event }: Pick<BookingHistoryEntry, 'by' | 'event'>,
): HistoryParty => {
  if (by === SYSTEM) return 'system';
  if (by === booking.brandId) return 'brand';
  const former = booking.formerMembers.map(({ influencerId }) => influencerId);
  const isInfluencer = BY_SUBSTITUTES.has(event) || [...memberIdsOf(booking), ...former].includes(by);
  return isInfluencer ? 'influencer' : 'admin';
};

/** Entries that were made before events were noted are without them. */
type StoredEntry = Omit<BookingHistoryEntry, 'eventId'> & { eventId?: string };

/** A booking's history as the API shows it. */
export const historyView = (booking: Booking): BookingHistoryDto => ({
  items: booking.history.map(({ at, eventId, causedBy, memberId, ...entry }: StoredEntry) => ({
    ...entry,
    at: at.toISOString(),
    party: partyOf(booking, entry),
    eventId: eventId ?? null,
    causedBy: causedBy ?? null,
    memberId: memberId ?? null,
  })),
});
