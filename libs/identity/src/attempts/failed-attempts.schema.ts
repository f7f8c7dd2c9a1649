import { defineSchema, type Stored } from '@noillin/mongo';

/** What went wrong lately for one key: an account as tried from one place, or a session. `_id` is the SHA-256 of the key. */
export interface FailedAttemptsDocument extends Stored {
  failures: number;
  /** Until then nothing more is tried. */
  lockedUntil: Date;
  expiresAt: Date;
}

export const FailedAttemptsSchema = defineSchema<FailedAttemptsDocument>(
  {
    failures: { type: Number, required: true },
    lockedUntil: { type: Date, required: true },
    expiresAt: { type: Date, required: true },
  },
  { collection: 'failed_attempts' },
);
// Forgets keys under which nothing went wrong for a day.
FailedAttemptsSchema.index({ expiresAt: 1 }, { expireAfterSeconds: 0 });
