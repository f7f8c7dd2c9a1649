import { defineSchema, type Stored } from '@noillin/mongo';

/**
 * A due item that is in work, or rests after it failed. `_id` is job and item: the unique index that lets one worker
 * have it. All times are real ones, whatever the product's clock says.
 */
export interface WorkLeaseDocument extends Stored {
  /** Process that has or had it. */
  holder: string;
  /** Until then nobody else may take it. */
  until: Date;
  /** How often it has failed in a row. */
  failures: number;
  /** What went wrong last, for people who look. */
  lastError: string | null;
}

const FORGOTTEN_AFTER_SECONDS = 7 * 24 * 3600;

export const WorkLeaseSchema = defineSchema<WorkLeaseDocument>(
  {
    holder: { type: String, required: true },
    until: { type: Date, required: true },
    failures: { type: Number, required: true, default: 0 },
    lastError: { type: String, default: null },
  },
  { collection: 'work_leases' },
);
// Forgets failures of items that were dealt with in another way and never fell due again.
WorkLeaseSchema.index({ until: 1 }, { expireAfterSeconds: FORGOTTEN_AFTER_SECONDS });
