import type { Money } from '@noillin/contracts';

/** Where the browser goes from the onboarding page, and until when the page works. */
export interface SandboxOnboardingLink {
  returnUrl: string;
  refreshUrl: string;
  expiresAt: Date;
}

/** An influencer's account at the sandbox. */
export interface SandboxAccount {
  id: string;
  influencerId: string;
  /** Unguessable name of the onboarding page; another one with each link. */
  token: string;
  link: SandboxOnboardingLink | null;
  /** Whether the influencer went through the onboarding page. */
  identified: boolean;
  /** Minor units by currency. */
  balances: Partial<Record<string, number>>;
  /** Counts this account's events. */
  sequence: number;
  createdAt: Date;
}

/** What the sandbox still wants to know about an account. */
export const requirementsOf = ({ identified }: SandboxAccount): string[] =>
  identified ? [] : ['identity', 'bank_account'];

/** Money that went from a payment to an account. */
export interface SandboxTransfer {
  id: string;
  /** The merchant's own id: ours, and the idempotency key. */
  reference: string;
  accountId: string;
  /** The sandbox's payment whose money it is. */
  paymentId: string;
  amount: Money;
  /** Minor units that came back. */
  reversedAmount: number;
  createdAt: Date;
}

export interface SandboxReversal {
  id: string;
  /** The merchant's own id: ours, and the idempotency key. */
  reference: string;
  transferId: string;
  amount: Money;
  createdAt: Date;
}
