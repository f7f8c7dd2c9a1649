import { defineSchema, type Stored } from '@noillin/mongo';
import type { AvailabilityOverride } from './availability-override';

/**
 * One document per influencer and day. The id is `<influencerId>:<date>`: it keeps them apart, and a range of days of
 * one influencer is a range of ids, so no other index is needed.
 */
export interface AvailabilityOverrideDocument extends Stored, AvailabilityOverride {}

const text = { type: String, required: true };

export const AvailabilityOverrideSchema = defineSchema<AvailabilityOverrideDocument>(
  {
    influencerId: text,
    date: text,
    windows: [{ start: text, end: text, _id: false }],
    reason: { type: String, default: null },
  },
  { collection: 'availability_overrides' },
);
