import type { mongo } from 'mongoose';
import { ERASED_TITLE, type Leaver, type Row } from './erased';

type Change = (row: Row, leaver: Leaver) => Record<string, unknown>;
type Part = Record<string, unknown>;

/** Parts of a document, those of the leaver without what they wrote. */
const without = (parts: unknown, isTheirs: (part: Part) => boolean, wiped: Part): Part[] =>
  ((parts ?? []) as Part[]).map((part) => (isTheirs(part) ? { ...part, ...wiped } : part));

/** A part that there may be, without its reason if it is the leaver's. */
const withoutReason = (part: unknown, isTheirs: (part: Part) => boolean): Part | null => {
  if (!part) return null;
  return isTheirs(part as Part) ? { ...(part as Part), reason: null } : (part as Part);
};

/** What is personal in a booking: what the leaver wrote, and the title of their gig. */
export const LEFT_BOOKING_FIELDS = [
  'gigTitle',
  'history',
  'deliveries',
  'reschedule',
  'withdrawals',
  'withdrawal',
  'idempotencyKey',
];

const isWithdrawalOf =
  (userId: string) =>
  ({ by, memberId }: Part): boolean =>
    by === userId || memberId === userId;

export const leftBooking: Change = (row, { userId, ownGigIds }) => ({
  gigTitle: ownGigIds.includes(String(row['gigId'])) ? ERASED_TITLE : row['gigTitle'],
  history: without(row['history'], ({ by }) => by === userId, { reason: null }),
  deliveries: without(row['deliveries'], ({ memberId }) => memberId === userId, { links: [], note: null }),
  reschedule: withoutReason(row['reschedule'], ({ by }) => by === userId),
  withdrawals: without(row['withdrawals'], isWithdrawalOf(userId), { reason: null }),
  // As it was stored when there was one at most.
  withdrawal: withoutReason(row['withdrawal'], isWithdrawalOf(userId)),
  idempotencyKey: row['brandId'] === userId ? null : (row['idempotencyKey'] ?? null),
});

/** In gigs of others the place is kept, of somebody who does not take part. */
export const leftGig: Change = (row, { userId }) => ({
  members: without(row['members'], ({ influencerId }) => influencerId === userId, { status: 'declined' }),
});

/** Notifications whose text has people's names in it, beside those about messages. */
export const GIG_NEWS = ['gig.members_invited', 'gig.invitation_answered'];

/** What others were told that belongs to something of the leaver. */
export const toPeers =
  (field: string, ids: 'conversationIds' | 'gigIds' | 'ownGigBookingIds', types?: readonly string[]) =>
  (leaver: Leaver): mongo.Filter<Row> => ({
    userId: { $in: [...leaver.peerIds] },
    ...(types && { type: { $in: [...types] } }),
    [field]: { $in: [...leaver[ids]] },
  });

/** Of a group's conversation it is not known who of them wrote: then it names nobody. */
export const leftConversation: Change = () => ({
  title: 'New message',
  body: 'There was a message in a conversation with somebody who has left.',
});

export const leftGigNews: Change = () => ({ body: 'This was about a gig with somebody who has left.' });

/** Texts about bookings quote the gig's title, as it was then. */
export const leftTitle: Change = ({ body }) => ({
  body: String(body).replace(/“[^”]*”/g, `“${ERASED_TITLE}”`),
});
