import { defineSchema, type Stored } from '@noillin/mongo';
import type { BrandProfile } from './brand-profile';

export interface BrandProfileDocument extends Stored, Omit<BrandProfile, 'id'> {}

/** Read by id only, which needs no other index. */
export const BrandProfileSchema = defineSchema<BrandProfileDocument>(
  {
    displayName: { type: String, required: true },
    companyName: { type: String, default: '' },
    website: { type: String, default: null },
    industry: { type: String, default: '' },
    updatedAt: { type: Date, required: true },
  },
  { collection: 'brand_profiles' },
);
