import { newId } from '@noillin/utils';
import type { Connection } from 'mongoose';

type Stored = { _id: string } & Record<string, unknown>;

/** Somebody, and somebody else with whom they have worked. */
export interface Pair {
  userId: string;
  otherId: string;
  /** Stands in everything that tells of the first. */
  mark: string;
}

/** A row for a collection, with an id of its own unless it needs a certain one. */
type NewRow = Record<string, unknown> & { _id?: string };

/** What hangs together. */
const newIds = () => ({
  gigId: newId(),
  bookingId: newId(),
  conversationId: newId(),
  endpointId: newId(),
  paymentId: newId(),
});
export type FilledIds = ReturnType<typeof newIds>;

const offered = ({ userId, otherId, mark }: Pair, { gigId }: FilledIds): Record<string, NewRow[]> => ({
  gigs: [
    {
      _id: gigId,
      ownerId: userId,
      title: `With ${mark}`,
      description: mark,
      status: 'published',
      quorum: null,
      members: [
        { influencerId: userId, shareBps: 5_000, required: true, status: 'accepted' },
        { influencerId: otherId, shareBps: 5_000, required: true, status: 'accepted' },
      ],
    },
  ],
  brand_profiles: [{ _id: userId, displayName: mark, website: `https://${mark}.example` }],
  availability_rules: [{ _id: userId, timezone: 'UTC', weekly: [] }],
  availability_overrides: [{ _id: `${userId}:2030-01-01`, influencerId: userId, reason: mark }],
  calendar_imports: [{ _id: userId, imports: [{ id: newId(), name: mark }] }],
  busy_months: [{ _id: `${userId}:2030-01:${newId()}`, importId: newId(), times: [], name: mark }],
  calendar_feeds: [{ _id: userId, tokenHash: `${mark}-${userId}`, issuedAt: new Date() }],
  calendar_days: [{ _id: `${userId}:2020-01-01`, claims: [] }],
});

const worked = (
  { userId, otherId, mark }: Pair,
  { gigId, bookingId, conversationId }: FilledIds,
): Record<string, NewRow[]> => ({
  bookings: [
    {
      _id: bookingId,
      gigId,
      gigTitle: `With ${mark}`,
      brandId: otherId,
      members: [{ influencerId: userId, shareBps: 10_000 }],
      participantIds: [otherId, userId],
      status: 'closed',
      start: new Date(0),
      history: [
        { event: 'deliver', by: userId, reason: mark, at: new Date(0) },
        { event: 'complete', by: otherId, reason: 'well done', at: new Date(0) },
      ],
      deliveries: [
        { memberId: userId, round: 0, links: [{ url: `https://${mark}.example`, label: mark }], note: mark },
      ],
      reschedule: { id: newId(), by: userId, reason: mark },
      withdrawals: [{ id: newId(), memberId: userId, by: otherId, reason: mark, offer: null }],
      withdrawal: { id: newId(), memberId: userId, by: userId, reason: mark, offer: null },
      formerMembers: [],
      idempotencyKey: newId(),
    },
  ],
  reviews: [
    { bookingId, authorId: userId, subjectId: otherId, rating: 4, text: mark, published: true },
    { bookingId, authorId: otherId, subjectId: userId, rating: 5, text: `${mark} is great`, published: true },
  ],
  conversations: [{ _id: conversationId, key: newId(), participantIds: [otherId, userId], lastSeq: 2 }],
  messages: [
    { conversationId, seq: 1, senderId: userId, clientMessageId: mark, body: `I am ${mark}` },
    { conversationId, seq: 2, senderId: otherId, clientMessageId: newId(), body: 'hello you' },
  ],
  notifications: [
    { userId, eventId: newId(), type: 'chat.message', title: mark, body: mark, data: {} },
    ...[
      { type: 'chat.message', title: `New message from ${mark}`, data: { conversationId } },
      { type: 'gig.members_invited', title: 'Invitation', data: { gigId } },
      { type: 'booking.confirmed', title: 'Booking confirmed', data: { bookingId } },
    ].map((row) => ({ userId: otherId, eventId: newId(), body: `About “With ${mark}”.`, ...row })),
  ],
});

const paid = (
  { userId, otherId, mark }: Pair,
  { bookingId, paymentId }: FilledIds,
): Record<string, NewRow[]> => ({
  payments: [
    { _id: paymentId, bookingId, brandId: otherId, status: 'succeeded', description: `With ${mark}` },
  ],
  sandbox_payments: [
    {
      bookingId,
      description: `With ${mark}`,
      idempotencyKey: newId(),
      reference: newId(),
      token: newId(),
    },
  ],
  allocations: [{ bookingId, influencerId: userId, status: 'transferred', amount: 70 }],
  payout_accounts: [{ _id: `sandbox:${userId}`, influencerId: userId, accountId: newId() }],
  payout_settings: [{ _id: userId, schedule: 'daily' }],
});

const secured = ({ userId, mark }: Pair, { endpointId }: FilledIds): Record<string, NewRow[]> => ({
  second_factors: [{ _id: userId, sealedSecret: mark, recoveryHashes: [] }],
  one_time_tokens: [{ userId, purpose: 'verify_email', slot: newId(), email: `${mark}@example.com` }],
  api_keys: [{ ownerId: userId, name: mark, slot: newId(), secrets: [{ hash: newId() }] }],
  webhook_endpoints: [{ _id: endpointId, ownerId: userId, slot: newId(), url: `https://${mark}.example` }],
  webhook_deliveries: [{ endpointId, ownerId: userId, eventId: newId(), body: mark }],
  idempotency_keys: [{ userId, route: 'POST /x', key: newId(), answer: { body: mark } }],
  data_exports: [{ userId, slot: 1, status: 'ready', build: newId(), contents: [] }],
  data_export_parts: [{ userId, build: newId(), seq: 1, json: mark }],
});

/** Gives a registered influencer something in every collection that can hold anything of theirs. */
export async function fillAccount(connection: Connection, pair: Pair): Promise<FilledIds> {
  const ids = newIds();
  const rows = { ...offered(pair, ids), ...worked(pair, ids), ...paid(pair, ids), ...secured(pair, ids) };
  for (const [collection, documents] of Object.entries(rows))
    await connection
      .collection<Stored>(collection)
      .insertMany(documents.map((document) => ({ ...document, _id: document._id ?? newId() })));
  return ids;
}

/** Every document of the database that has a word in it, by collection. */
export async function documentsWith(connection: Connection, word: string): Promise<Record<string, Stored[]>> {
  const found: Record<string, Stored[]> = {};
  for (const { name } of await connection.listCollections())
    for await (const row of connection.collection<Stored>(name).find())
      if (JSON.stringify(row).includes(word)) (found[name] ??= []).push(row);
  return found;
}
