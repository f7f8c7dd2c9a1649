import { defineSchema, type Stored } from '@noillin/mongo';
import { Schema } from 'mongoose';

/** What a request under a key led to. */
export interface StoredAnswer {
  /** HTTP status. */
  status: number;
  /** JSON text of the body, or null for none. */
  body: string | null;
}

export interface IdempotencyKeyDocument extends Stored {
  userId: string;
  /** Method and route template. */
  route: string;
  key: string;
  fingerprint: string;
  /** Who works on it: a holder whose lease lapsed can no longer store an answer. */
  holder: string;
  leaseUntil: Date;
  /** Null while the request runs. */
  answer: StoredAnswer | null;
  createdAt: Date;
}

const KEPT_SECONDS = 24 * 3600;

export const IdempotencyKeySchema = defineSchema<IdempotencyKeyDocument>(
  {
    userId: { type: String, required: true },
    route: { type: String, required: true },
    key: { type: String, required: true },
    fingerprint: { type: String, required: true },
    holder: { type: String, required: true },
    leaseUntil: { type: Date, required: true },
    answer: { type: Schema.Types.Mixed, default: null },
    createdAt: { type: Date, required: true },
  },
  { collection: 'idempotency_keys' },
);
// One request per user, route and key: claims by insert, lookups of a key that came again.
IdempotencyKeySchema.index({ userId: 1, route: 1, key: 1 }, { unique: true });
// Forgets keys after 24 hours.
IdempotencyKeySchema.index({ createdAt: 1 }, { expireAfterSeconds: KEPT_SECONDS });
