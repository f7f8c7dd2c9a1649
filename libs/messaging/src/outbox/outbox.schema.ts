import type { EventEnvelope } from '@noillin/contracts';
import { defineSchema, type Stored } from '@noillin/mongo';
import { Schema } from 'mongoose';
import type { QueueKey } from '../topology/queues';

/** A message that failed for good and goes back into the queue in which it did. */
export interface PutBack {
  deadLetterId: string;
  queue: QueueKey;
  /** What the message consists of, to the byte. */
  content: string;
  contentEncoding: 'utf8' | 'base64';
}

/** Either an event for everybody, or a message for one queue. */
export interface OutboxDocument extends Stored {
  envelope?: EventEnvelope;
  putBack?: PutBack;
}

/** Events waiting to be published. Ids are time-ordered, so reading by `_id` is reading in order; no other index is needed. */
export const OutboxSchema = defineSchema<OutboxDocument>(
  { envelope: Schema.Types.Mixed, putBack: Schema.Types.Mixed },
  { collection: 'outbox' },
);
