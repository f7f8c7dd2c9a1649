import { defineSchema, type Stored } from '@noillin/mongo';

/**
 * One document per gig with limits; the id is the gig's, so no other index is needed. Every booking of the gig writes it:
 * of two at once one has to start again, and then sees what the other took.
 */
export interface GigLimitGuardDocument extends Stored {
  /** Counts up with every booking: a write that changes nothing would be no write, and meet nobody. */
  attempts: number;
}

export const GigLimitGuardSchema = defineSchema<GigLimitGuardDocument>(
  { attempts: { type: Number, required: true } },
  { collection: 'gig_limit_guards' },
);
