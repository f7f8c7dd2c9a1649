/** The topic exchange on which every event is published, under its name as routing key. */
export const EVENTS_EXCHANGE = 'noillin.events';

/** Delays before a failed message is tried again; after the last one it is dead-lettered. */
export const RETRY_DELAYS_MS = [500, 2_000, 10_000, 60_000] as const;

/** Which events each queue of the worker takes. A queue has one purpose, so that a slow one holds up no other. */
export const QUEUES = {
  payments: [
    'payment.webhook_received',
    'payment.refund_requested',
    'booking.accepted',
    'booking.declined',
    'booking.expired',
    'booking.cancelled',
  ],
  notifications: [
    'booking.*',
    'payment.failed',
    'payment.refund_succeeded',
    'review.*',
    'payout.*',
    'chat.message_sent',
    'gig.members_invited',
    'gig.invitation_answered',
    'api_key.created',
    'webhook_endpoint.disabled',
    'account.erasure_requested',
    'account.erasure_withdrawn',
    'account.erasure_deferred',
  ],
  mail: [
    'notification.created',
    'account.verification_requested',
    'account.password_reset_requested',
    'account.password_changed',
    'account.email_change_requested',
    'account.email_changed',
    'account.second_factor_enabled',
    'account.second_factor_disabled',
    'account.recovery_codes_renewed',
    'account.data_export_ready',
    'account.erasure_finished',
  ],
  webhooks: [
    'booking.*',
    'payment.failed',
    'payment.refund_succeeded',
    'gig.*',
    'review.published',
    'chat.message_sent',
  ],
  chat: ['booking.member_substituted', 'booking.member_left'],
  slots: ['availability.changed'],
  search: ['profile.changed', 'gig.changed', 'availability.changed', 'booking.*'],
} as const satisfies Record<string, readonly string[]>;

export type QueueKey = keyof typeof QUEUES;
export const QUEUE_KEYS = Object.keys(QUEUES) as QueueKey[];

export const queueName = (key: QueueKey): string => `noillin.worker.${key}`;
export const retryQueueName = (key: QueueKey, delayMs: number): string =>
  `${queueName(key)}.retry.${delayMs}`;
export const deadQueueName = (key: QueueKey): string => `${queueName(key)}.dead`;

/** Arguments of a main queue. Declaring it with others is refused by the broker, so there is one definition. */
export const mainQueueOptions = (key: QueueKey) => ({
  durable: true,
  arguments: {
    'x-queue-type': 'quorum',
    'x-dead-letter-exchange': '',
    'x-dead-letter-routing-key': deadQueueName(key),
  },
});

/** A retry queue holds a message for its delay and hands it back to the main queue. */
export const retryQueueOptions = (key: QueueKey, delayMs: number) => ({
  durable: true,
  arguments: {
    'x-queue-type': 'quorum',
    'x-message-ttl': delayMs,
    'x-dead-letter-exchange': '',
    'x-dead-letter-routing-key': queueName(key),
  },
});
