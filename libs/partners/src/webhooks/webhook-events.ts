import {
  BOOKING_OCCURRENCES,
  BOOKING_STATUSES,
  bookingEvent,
  type BookingEventName,
  type EventEnvelope,
  type EventPayload,
} from '@noillin/contracts';

const BOOKING_TYPES = [...BOOKING_STATUSES, ...BOOKING_OCCURRENCES].map(bookingEvent);
const OTHER_TYPES = [
  'payment.failed',
  'payment.refund_succeeded',
  'gig.changed',
  'gig.members_invited',
  'gig.invitation_answered',
  'review.published',
  'chat.message_sent',
] as const;

/** What integrators can hear of. */
export type WebhookEventType = BookingEventName | (typeof OTHER_TYPES)[number];
export const WEBHOOK_EVENT_TYPES: readonly WebhookEventType[] = [...BOOKING_TYPES, ...OTHER_TYPES];

/** The type of what is sent when an owner tries an endpoint out; it cannot be selected, and comes anyway. */
export const PING_TYPE = 'webhook.ping';

/** How an event of the platform becomes a webhook. The fields are a promise: documented in docs/webhooks.md. */
interface Source<Payload> {
  /** Whose event it is: nobody else's endpoints hear of it. */
  owners(payload: Payload): string[];
  data(payload: Payload): object;
}

const booking: Source<EventPayload<BookingEventName>> = {
  owners: ({ brandId, memberIds }) => [brandId, ...memberIds],
  data: ({ bookingId, gigId, brandId, memberIds, status, start }) => ({
    ...{ bookingId, gigId, brandId, memberIds, status, start },
  }),
};

const SOURCES: { [Type in WebhookEventType]: Source<EventPayload<Type>> } = {
  ...(Object.fromEntries(BOOKING_TYPES.map((type) => [type, booking])) as Record<
    BookingEventName,
    typeof booking
  >),
  'payment.failed': {
    owners: ({ brandId }) => [brandId],
    data: ({ paymentId, bookingId }) => ({ paymentId, bookingId }),
  },
  'payment.refund_succeeded': {
    owners: ({ brandId }) => [brandId],
    data: ({ refundId, paymentId, bookingId, amount, currency }) => ({
      ...{ refundId, paymentId, bookingId, amount: { amount, currency } },
    }),
  },
  'gig.changed': { owners: ({ memberIds }) => memberIds, data: ({ gigId }) => ({ gigId }) },
  'gig.members_invited': {
    owners: ({ ownerId, invitedIds }) => [ownerId, ...invitedIds],
    data: ({ gigId, ownerId, invitedIds }) => ({ gigId, ownerId, invitedIds }),
  },
  'gig.invitation_answered': {
    owners: ({ ownerId, memberId }) => [ownerId, memberId],
    data: ({ gigId, memberId, accepted }) => ({ gigId, memberId, accepted }),
  },
  'review.published': {
    owners: ({ authorId, subjectId }) => [authorId, subjectId],
    data: ({ reviewId, bookingId, authorId, subjectId }) => ({ reviewId, bookingId, authorId, subjectId }),
  },
  // Not what was written: that is read through the API, by whoever takes part.
  'chat.message_sent': {
    owners: ({ recipientIds }) => recipientIds,
    data: ({ conversationId, messageId, senderId, seq }) => ({ conversationId, messageId, senderId, seq }),
  },
};

export const isWebhookEventType = (name: string): name is WebhookEventType => Object.hasOwn(SOURCES, name);

/** What is sent: the same bytes at every attempt. */
export interface WebhookMessage {
  /** Id of the event: whoever gets it twice has seen it before. */
  id: string;
  type: string;
  /** Version of `data`; see docs/webhooks.md for when it moves. */
  version: number;
  /** UTC, ISO 8601. */
  occurredAt: string;
  data: object;
}

/** Whose event it is, and what they are told of it. */
export const webhookOf = <Type extends WebhookEventType>(
  envelope: EventEnvelope<Type>,
): { owners: string[]; message: WebhookMessage } => {
  const { id, name, version, occurredAt, payload } = envelope;
  const source = SOURCES[name] as Source<EventPayload<Type>>;
  const owners = [...new Set(source.owners(payload))];
  return { owners, message: { id, type: name, version, occurredAt, data: source.data(payload) } };
};
