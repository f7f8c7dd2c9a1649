import { defineSchema, type Stored } from '@noillin/mongo';

/** One login on one device: the family of all refresh tokens that descend from it. `_id` is the session id. */
export interface SessionDocument extends Stored {
  userId: string;
  createdAt: Date;
  /** The login or the latest refresh. */
  lastUsedAt: Date;
  /** What the user agent calls itself, for its owner to recognise: `Chrome on Windows`. */
  device: string;
  /** Client address of the login or the latest refresh. */
  address: string;
  /** Moves with every refresh. */
  expiresAt: Date;
  revokedAt: Date | null;
  /** The account's count when the session began; the session is over when the account's has moved on. */
  credentialsVersion: number;
  /** Whether a second factor was shown. */
  secondFactor: boolean;
}

export const SessionSchema = defineSchema<SessionDocument>(
  {
    userId: { type: String, required: true },
    createdAt: { type: Date, required: true },
    lastUsedAt: { type: Date, required: true },
    device: { type: String, required: true },
    address: { type: String, required: true },
    expiresAt: { type: Date, required: true },
    revokedAt: { type: Date, default: null },
    credentialsVersion: { type: Number, default: 0 },
    secondFactor: { type: Boolean, default: false },
  },
  { collection: 'sessions' },
);
// A user's sessions, to list them and to end them.
SessionSchema.index({ userId: 1 });
// Sessions that ended lately, for whoever holds their sockets.
SessionSchema.index({ revokedAt: 1 });
// Forgets sessions that nobody refreshed.
SessionSchema.index({ expiresAt: 1 }, { expireAfterSeconds: 0 });
