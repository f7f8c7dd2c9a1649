import { defineSchema, type Stored } from '@noillin/mongo';

/** One login on one device: the family of all refresh tokens that descend from it. `_id` is the session id. */
export interface SessionDocument extends Stored {
  userId: string;
  createdAt: Date;
  /** Moves with every refresh. */
  expiresAt: Date;
  revokedAt: Date | null;
}

export const SessionSchema = defineSchema<SessionDocument>(
  {
    userId: { type: String, required: true },
    createdAt: { type: Date, required: true },
    expiresAt: { type: Date, required: true },
    revokedAt: { type: Date, default: null },
  },
  { collection: 'sessions' },
);
// Ends all sessions of a user.
SessionSchema.index({ userId: 1 });
// Forgets sessions that nobody refreshed.
SessionSchema.index({ expiresAt: 1 }, { expireAfterSeconds: 0 });
