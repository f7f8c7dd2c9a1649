import { defineSchema, type Stored } from '@noillin/mongo';

/**
 * One document per influencer, whose id is the influencer's: read by id only, which needs no other index. It changes in
 * the same transaction as rules and overrides do, so whoever reads it knows which of them are current.
 */
export interface ScheduleVersionDocument extends Stored {
  /** Random: nobody can make the same one twice. */
  version: string;
}

export const ScheduleVersionSchema = defineSchema<ScheduleVersionDocument>(
  { version: { type: String, required: true } },
  { collection: 'schedule_versions' },
);
