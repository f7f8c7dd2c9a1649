import { defineSchema, type Stored } from '@noillin/mongo';

export const TOKEN_PURPOSES = ['verify_email', 'change_email', 'reset_password', 'second_factor'] as const;
/** What a token is good for; it is good for nothing else. */
export type TokenPurpose = (typeof TOKEN_PURPOSES)[number];

/** `_id` is the SHA-256 of the token: the token itself is stored nowhere. */
export interface OneTimeTokenDocument extends Stored {
  purpose: TokenPurpose;
  userId: string;
  /** The address that the token was mailed to; null where it was not mailed. */
  email: string | null;
  /** Which of the few mailed links of its purpose it is; of a token that was not mailed, its own id. */
  slot: string;
  /** Wrong answers given with it. */
  attempts: number;
  expiresAt: Date;
}

export const OneTimeTokenSchema = defineSchema<OneTimeTokenDocument>(
  {
    purpose: { type: String, enum: TOKEN_PURPOSES, required: true },
    userId: { type: String, required: true },
    email: { type: String, default: null },
    slot: { type: String, required: true },
    attempts: { type: Number, default: 0 },
    expiresAt: { type: Date, required: true },
  },
  { collection: 'one_time_tokens' },
);
// A user's tokens of one purpose: to make them worthless. Unique, so that no more links are good at once than there are slots.
OneTimeTokenSchema.index({ userId: 1, purpose: 1, slot: 1 }, { unique: true });
// Forgets tokens that nobody used.
OneTimeTokenSchema.index({ expiresAt: 1 }, { expireAfterSeconds: 0 });
