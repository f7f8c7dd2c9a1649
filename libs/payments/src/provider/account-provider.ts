export interface OpenAccountRequest {
  /** One account per influencer: the idempotency key. */
  influencerId: string;
  email: string;
  /** ISO 3166-1 alpha-2; the provider's default country when left out. */
  country?: string;
}

export interface OnboardingRequest {
  accountId: string;
  /** Where the browser goes when the influencer is through, or leaves. */
  returnUrl: string;
  /** Where the browser goes when the link was used or is too old: there a new one is asked for. */
  refreshUrl: string;
}

export interface OnboardingLink {
  url: string;
  /** Links live for minutes and work once. */
  expiresAt: Date;
}

export interface ProviderAccountStatus {
  /** Whether money can reach the influencer: transfers are accepted and payouts to their bank are on. */
  payoutsEnabled: boolean;
  /** What the provider still wants to know, in its own words; empty when nothing. */
  requirements: string[];
}

/** Influencers' accounts at the provider, where transfers go. */
export interface AccountProvider {
  openAccount(request: OpenAccountRequest): Promise<{ accountId: string }>;

  /** A page of the provider's on which the influencer identifies themselves and names their bank account. */
  onboardingLink(request: OnboardingRequest): Promise<OnboardingLink>;

  /** @throws DomainError `not_found` for an account that the provider does not know */
  accountStatus(accountId: string): Promise<ProviderAccountStatus>;
}
