import { API_KEY_SCOPES } from '@noillin/contracts';
import { defineSchema, type Stored } from '@noillin/mongo';
import { Schema } from 'mongoose';
import type { ApiKey } from './api-key';

/** One secret of a key: the present one, or the one before it for as long as it is good. */
export interface StoredSecret {
  /**
   * SHA-256. Not argon2, which makes guessing passwords slow: nobody guesses 256 random bits, and a slow hash would have to be
   * computed at every request, without anything to find the row by.
   */
  hash: string;
  /** null for the present one. */
  goodUntil: Date | null;
}

export interface ApiKeyDocument extends Stored, Omit<ApiKey, 'id' | 'previousUntil'> {
  secrets: StoredSecret[];
  /** Which of the few live keys of its owner it is; of a key that is not live any more, its own id. */
  slot: string;
  /** When the row is forgotten. */
  forgetAt: Date;
}

const StoredSecretSchema = new Schema<StoredSecret>(
  { hash: { type: String, required: true }, goodUntil: { type: Date, default: null } },
  { _id: false },
);

export const ApiKeySchema = defineSchema<ApiKeyDocument>(
  {
    ownerId: { type: String, required: true },
    name: { type: String, required: true },
    prefix: { type: String, required: true },
    secrets: { type: [StoredSecretSchema], required: true },
    scopes: { type: [{ type: String, enum: API_KEY_SCOPES }], required: true },
    plan: { type: String, default: null },
    slot: { type: String, required: true },
    createdAt: { type: Date, required: true },
    expiresAt: { type: Date, required: true },
    lastUsedAt: { type: Date, default: null },
    revokedAt: { type: Date, default: null },
    forgetAt: { type: Date, required: true },
  },
  { collection: 'api_keys' },
);
// Whose key a request shows.
ApiKeySchema.index({ 'secrets.hash': 1 }, { unique: true });
// An owner's keys; unique, so that nobody has more live ones than there are slots.
ApiKeySchema.index({ ownerId: 1, slot: 1 }, { unique: true });
// Forgets keys some time after their end.
ApiKeySchema.index({ forgetAt: 1 }, { expireAfterSeconds: 0 });
