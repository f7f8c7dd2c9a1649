import { blank, ERASED_TITLE, hangingOn, keep, own, remove, ownId } from './erased';
import { byField, byOwnId, byParent, type Holding, type Row, type Subject } from './holding';

const PROVIDERS = ['sandbox', 'stripe'] as const;
const THE_PROVIDERS = 'the payment provider’s own data, which the sandbox plays';

/** Commercial and tax law wants the books kept; what is in them are ids and amounts. */
const THE_BOOKS = 'ids and amounts, which the law wants kept';

/** A booking of a group moves the money of all its members in one transaction. */
const ownEntries = (row: Row, { userId }: Subject): Row => {
  const entries = row['entries'] as { owner: string | null }[];
  return { ...row, entries: entries.filter(({ owner }) => owner === userId) };
};

/** What somebody has paid and was paid. */
export const MONEY_HOLDINGS: readonly Holding[] = [
  {
    collection: 'payments',
    exported: {
      of: (subject) => ({ ...byParent('bookingId', 'bookings')(subject), brandId: subject.userId }),
      without: ['clientSecret', 'checkoutUrl', 'facts', 'lastEvent', 'revision', 'askAt'],
    },
    erased: [
      blank(hangingOn('bookingId', 'ownGigBookingIds'), { description: ERASED_TITLE }),
      keep(THE_BOOKS, hangingOn('bookingId', 'bookingIds')),
    ],
  },
  {
    collection: 'refunds',
    exported: { of: byParent('paymentId', 'payments') },
    erased: [keep(THE_BOOKS)],
  },
  {
    collection: 'allocations',
    exported: { of: byField('influencerId'), without: ['revision', 'dueAt'] },
    erased: [keep(THE_BOOKS, own('influencerId'))],
  },
  {
    collection: 'payouts',
    exported: { of: byParent('allocationId', 'allocations'), without: ['dueAt'] },
    erased: [keep(THE_BOOKS)],
  },
  {
    collection: 'recoveries',
    exported: { of: byParent('payoutId', 'payouts'), without: ['dueAt'] },
    erased: [keep(THE_BOOKS)],
  },
  {
    collection: 'payout_accounts',
    exported: { of: ({ userId }) => ({ _id: { $in: PROVIDERS.map((name) => `${name}:${userId}`) } }) },
    erased: [
      keep(
        'the provider’s ids of where money was paid, for money that a bank takes back later',
        ({ userId }) => ({
          _id: { $in: PROVIDERS.map((name) => `${name}:${userId}`) },
        }),
      ),
    ],
  },
  { collection: 'payout_settings', exported: { of: byOwnId }, erased: [remove(ownId)] },
  {
    collection: 'ledger_transactions',
    exported: { of: byField('entries.owner'), shape: ownEntries },
    erased: [keep(THE_BOOKS, own('entries.owner'))],
  },
  {
    collection: 'ledger_balances',
    exported: { of: byField('owner') },
    erased: [keep(THE_BOOKS, own('owner'))],
  },
  {
    collection: 'payment_webhooks',
    notExported: 'messages of the payment provider; what they say about payments is in payments',
    erased: [keep('signed messages of the payment provider, which prove the books: its ids and amounts')],
  },
  {
    collection: 'sandbox_payments',
    notExported: THE_PROVIDERS,
    erased: [blank(hangingOn('bookingId', 'ownGigBookingIds'), { description: ERASED_TITLE })],
  },
  ...[
    'sandbox_refunds',
    'sandbox_accounts',
    'sandbox_transfers',
    'sandbox_reversals',
    'sandbox_events',
    'sandbox_deliveries',
  ].map((collection): Holding => ({ collection, notExported: THE_PROVIDERS, erased: [keep(THE_PROVIDERS)] })),
];
