import { byField, byIdRange, byOwnId, byParent, type Holding } from './holding';

/** What somebody offers, when, and what they have booked. */
export const BOOKING_HOLDINGS: readonly Holding[] = [
  { collection: 'influencer_profiles', exported: { of: byOwnId } },
  { collection: 'brand_profiles', exported: { of: byOwnId } },
  { collection: 'gigs', exported: { of: byField('members.influencerId') } },
  { collection: 'availability_rules', exported: { of: byOwnId } },
  { collection: 'availability_overrides', exported: { of: byIdRange } },
  { collection: 'calendar_imports', exported: { of: byOwnId } },
  { collection: 'busy_months', exported: { of: byIdRange } },
  { collection: 'calendar_feeds', exported: { of: byOwnId, without: ['tokenHash'] } },
  { collection: 'calendar_days', notExported: 'the times of bookings, which are in bookings' },
  {
    collection: 'bookings',
    // What each member gets of the price is between them and the platform.
    exported: { of: byField('participantIds'), without: ['idempotencyKey', 'members.shareBps', 'feeBps'] },
  },
  {
    collection: 'reviews',
    exported: {
      // What the other side has written stays hidden until it is published.
      of: (subject) => ({
        ...byParent('bookingId', 'bookings')(subject),
        $or: [{ authorId: subject.userId }, { subjectId: subject.userId, published: true }],
      }),
    },
  },
  {
    collection: 'conversations',
    exported: {
      of: ({ userId }) => ({ $or: [{ participantIds: userId }, { 'formers.userId': userId }] }),
      without: ['activity', 'membership'],
    },
  },
  {
    collection: 'messages',
    exported: {
      // What was said before they came and after they left was not said to them.
      of: (subject) => ({
        ...byParent('conversationId', 'conversations')(subject),
        $or: [{ readerIds: subject.userId }, { readerIds: { $exists: false } }],
      }),
      without: ['readerIds'],
    },
  },
  { collection: 'notifications', exported: { of: byField('userId'), without: ['eventId', 'mail'] } },
];
