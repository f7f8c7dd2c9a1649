import { byField, byOwnId, byParent, type Holding, type Row, type Subject } from './holding';

const PROVIDERS = ['sandbox', 'stripe'] as const;
const THE_PROVIDERS = 'the payment provider’s own data, which the sandbox plays';

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
  },
  { collection: 'refunds', exported: { of: byParent('paymentId', 'payments') } },
  { collection: 'allocations', exported: { of: byField('influencerId'), without: ['revision', 'dueAt'] } },
  { collection: 'payouts', exported: { of: byParent('allocationId', 'allocations'), without: ['dueAt'] } },
  { collection: 'recoveries', exported: { of: byParent('payoutId', 'payouts'), without: ['dueAt'] } },
  {
    collection: 'payout_accounts',
    exported: { of: ({ userId }) => ({ _id: { $in: PROVIDERS.map((name) => `${name}:${userId}`) } }) },
  },
  { collection: 'payout_settings', exported: { of: byOwnId } },
  { collection: 'ledger_transactions', exported: { of: byField('entries.owner'), shape: ownEntries } },
  { collection: 'ledger_balances', exported: { of: byField('owner') } },
  {
    collection: 'payment_webhooks',
    notExported: 'messages of the payment provider; what they say about payments is in payments',
  },
  ...[
    'sandbox_payments',
    'sandbox_refunds',
    'sandbox_accounts',
    'sandbox_transfers',
    'sandbox_reversals',
    'sandbox_events',
    'sandbox_deliveries',
  ].map((collection) => ({ collection, notExported: THE_PROVIDERS })),
];
