/** An influencer's account at a provider, as far as we know of it. */
export interface PayoutAccount {
  influencerId: string;
  provider: string;
  accountId: string;
  /** Whether money can reach the influencer. */
  payoutsEnabled: boolean;
  /** What the provider still wants to know, in its own words. */
  requirements: string[];
  updatedAt: Date;
}

/** One account per influencer and provider. */
export const payoutAccountKey = (provider: string, influencerId: string): string =>
  `${provider}:${influencerId}`;
