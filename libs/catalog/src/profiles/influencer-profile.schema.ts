import { defineSchema, type Stored } from '@noillin/mongo';
import type { NewInfluencerProfile } from './influencer-profile';

export interface InfluencerProfileDocument extends Stored, Omit<NewInfluencerProfile, 'id'> {
  /** All published ratings together; absent before the first. */
  ratingSum?: number;
  reviewCount?: number;
}

const text = { type: String, required: true };
const optionalText = { type: String, default: '' };
const number = { type: Number, required: true };

export const InfluencerProfileSchema = defineSchema<InfluencerProfileDocument>(
  {
    displayName: text,
    handle: text,
    bio: optionalText,
    categories: { type: [String], default: [] },
    languages: { type: [String], default: [] },
    location: optionalText,
    platforms: [{ platform: text, handle: text, followers: number, engagementRate: number, _id: false }],
    timezone: text,
    ratingSum: Number,
    reviewCount: Number,
    updatedAt: { type: Date, required: true },
  },
  { collection: 'influencer_profiles' },
);
// A handle belongs to one influencer.
InfluencerProfileSchema.index({ handle: 1 }, { unique: true });
