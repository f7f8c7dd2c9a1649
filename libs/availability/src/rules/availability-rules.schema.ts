import { defineSchema, type Stored } from '@noillin/mongo';
import type { AvailabilityRules } from './availability-rules';

/** One document per influencer, whose id is the influencer's: read by id only, which needs no other index. */
export interface AvailabilityRulesDocument extends Stored, Omit<AvailabilityRules, 'influencerId'> {}

export const AvailabilityRulesSchema = defineSchema<AvailabilityRulesDocument>(
  {
    timezone: { type: String, required: true },
    weekly: [
      {
        weekday: { type: Number, required: true },
        start: { type: String, required: true },
        end: { type: String, required: true },
        _id: false,
      },
    ],
  },
  { collection: 'availability_rules' },
);
