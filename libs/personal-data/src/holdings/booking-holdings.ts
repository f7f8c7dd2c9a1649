import {
  GIG_NEWS,
  leftBooking,
  leftConversation,
  leftGig,
  leftGigNews,
  leftTitle,
  LEFT_BOOKING_FIELDS,
  toPeers,
} from './anonymised';
import {
  blank,
  ERASED_MESSAGE,
  ERASED_TITLE,
  hangingOn,
  keep,
  own,
  ownId,
  ownIdRange,
  remove,
} from './erased';
import { byField, byIdRange, byOwnId, byParent, type Holding } from './holding';

/** What somebody offers, when, and what they have booked. */
export const BOOKING_HOLDINGS: readonly Holding[] = [
  { collection: 'influencer_profiles', exported: { of: byOwnId }, erased: [remove(ownId)] },
  { collection: 'brand_profiles', exported: { of: byOwnId }, erased: [remove(ownId)] },
  {
    collection: 'gigs',
    exported: { of: byField('members.influencerId') },
    erased: [
      blank(hangingOn('_id', 'ownGigIds'), { title: ERASED_TITLE, description: '', status: 'archived' }),
      { how: 'anonymise', of: own('members.influencerId'), fields: ['members'], change: leftGig },
    ],
  },
  { collection: 'availability_rules', exported: { of: byOwnId }, erased: [remove(ownId)] },
  { collection: 'availability_overrides', exported: { of: byIdRange }, erased: [remove(ownIdRange)] },
  { collection: 'calendar_imports', exported: { of: byOwnId }, erased: [remove(ownId)] },
  { collection: 'busy_months', exported: { of: byIdRange }, erased: [remove(ownIdRange)] },
  {
    collection: 'calendar_feeds',
    exported: { of: byOwnId, without: ['tokenHash'] },
    erased: [remove(ownId)],
  },
  {
    collection: 'calendar_days',
    notExported: 'the times of bookings, which are in bookings',
    erased: [keep('ids and times of bookings that are over', ownIdRange)],
  },
  {
    collection: 'bookings',
    // What each member gets of the price is between them and the platform.
    exported: {
      of: byField('participantIds'),
      without: [
        ...['idempotencyKey', 'members.shareBps', 'feeBps'],
        ...['withdrawals.offer.amount', 'withdrawal.offer.amount'],
      ],
    },
    // Ids, times and amounts stay: they are the other side's, too, and the books are kept by them.
    erased: [
      {
        how: 'anonymise',
        of: hangingOn('_id', 'bookingIds'),
        fields: LEFT_BOOKING_FIELDS,
        change: leftBooking,
      },
    ],
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
    // The rating of others stays theirs. What is written about the person goes as what they wrote does: nobody can read it any more.
    erased: [
      blank(
        (leaver) => ({
          ...hangingOn('bookingId', 'bookingIds')(leaver),
          $or: [{ authorId: leaver.userId }, { subjectId: leaver.userId }],
        }),
        { text: '' },
      ),
    ],
  },
  {
    collection: 'conversations',
    exported: {
      of: ({ userId }) => ({ $or: [{ participantIds: userId }, { 'formers.userId': userId }] }),
      without: ['activity', 'membership'],
    },
    erased: [
      keep(
        'ids and numbers of messages: the other side keeps what it wrote',
        hangingOn('_id', 'conversationIds'),
      ),
    ],
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
    erased: [
      {
        how: 'anonymise',
        of: (leaver) => ({
          ...hangingOn('conversationId', 'conversationIds')(leaver),
          senderId: leaver.userId,
        }),
        fields: ['body', 'clientMessageId'],
        // What a client calls its messages is the client's own text.
        change: ({ _id }) => ({ body: ERASED_MESSAGE, clientMessageId: _id }),
      },
    ],
  },
  {
    collection: 'notifications',
    exported: { of: byField('userId'), without: ['eventId', 'mail'] },
    // What others were told names the person, or a gig of theirs.
    erased: [
      remove(own('userId')),
      {
        how: 'anonymise',
        of: toPeers('data.conversationId', 'conversationIds'),
        fields: ['title', 'body'],
        change: leftConversation,
      },
      {
        how: 'anonymise',
        of: toPeers('data.gigId', 'gigIds', GIG_NEWS),
        fields: ['body'],
        change: leftGigNews,
      },
      {
        how: 'anonymise',
        of: toPeers('data.bookingId', 'ownGigBookingIds'),
        fields: ['body'],
        change: leftTitle,
      },
    ],
  },
];
