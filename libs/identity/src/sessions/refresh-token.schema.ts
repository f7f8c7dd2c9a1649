import { defineSchema, type Stored } from '@noillin/mongo';

/** `_id` is the SHA-256 of the token: the token itself is stored nowhere. */
export interface RefreshTokenDocument extends Stored {
  sessionId: string;
  /** When it was first exchanged for a successor. */
  usedAt: Date | null;
  expiresAt: Date;
}

export const RefreshTokenSchema = defineSchema<RefreshTokenDocument>(
  {
    sessionId: { type: String, required: true },
    usedAt: { type: Date, default: null },
    expiresAt: { type: Date, required: true },
  },
  { collection: 'refresh_tokens' },
);
// Forgets tokens that have expired anyway; used ones are kept until then, to recognise their replay.
RefreshTokenSchema.index({ expiresAt: 1 }, { expireAfterSeconds: 0 });
