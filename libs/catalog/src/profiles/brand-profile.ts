/** What the world sees of a brand. */
export interface BrandProfile {
  /** The user's id: one id per person. */
  id: string;
  displayName: string;
  companyName: string;
  /** An http or https URL, or null. */
  website: string | null;
  industry: string;
  updatedAt: Date;
}

/** What a brand may change about itself. */
export type BrandProfileChange = Partial<Omit<BrandProfile, 'id' | 'updatedAt'>>;
