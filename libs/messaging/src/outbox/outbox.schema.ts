import type { EventEnvelope } from '@noillin/contracts';
import { defineSchema, type Stored } from '@noillin/mongo';
import { Schema } from 'mongoose';

export interface OutboxDocument extends Stored {
  envelope: EventEnvelope;
}

/** Events waiting to be published. Ids are time-ordered, so reading by `_id` is reading in order; no other index is needed. */
export const OutboxSchema = defineSchema<OutboxDocument>(
  { envelope: { type: Schema.Types.Mixed, required: true } },
  { collection: 'outbox' },
);
