import { defineSchema, type Stored } from '@noillin/mongo';

export interface HandledEventDocument extends Stored {
  handledAt: Date;
}

const KEPT_SECONDS = 30 * 24 * 3600;

/** `_id` is consumer and event id: the unique index that lets an event count once per consumer. */
export const HandledEventSchema = defineSchema<HandledEventDocument>(
  { handledAt: { type: Date, required: true, default: () => new Date() } },
  { collection: 'handled_events' },
);
// Forgets what no broker will redeliver any more.
HandledEventSchema.index({ handledAt: 1 }, { expireAfterSeconds: KEPT_SECONDS });
