/** What an account is to the platform, and how its balance may stand. */
interface AccountDefinition {
  /** Whether every influencer has one of their own. */
  personal: boolean;
  /** `outside`: money that came from or has gone to somebody else. `inside`: money that lies with the provider for us. */
  side: 'inside' | 'outside';
  /** Sign of a sound balance: what is neither zero nor of this sign is a mistake. */
  sign: 1 | -1;
}

const account = (
  side: AccountDefinition['side'],
  sign: AccountDefinition['sign'],
  personal = false,
): AccountDefinition => ({ side, sign, personal });

/**
 * The chart of accounts. A balance tells where the brands' money is: positive = so much lies here, negative = so much
 * came from here or is missing here. All accounts together are zero, always; what the provider holds for us is the sum
 * of the accounts inside.
 */
export const ACCOUNTS = {
  /** What brands have paid in: the source of all money. */
  brand_paid_in: account('outside', -1),
  /** What went back to brands. */
  brand_refunded: account('outside', 1),
  /** What the payer's bank took back while a chargeback is open, or for good when it is lost. */
  bank_charged_back: account('outside', 1),
  /** What was transferred to the influencer and not taken back. */
  influencer_paid: account('outside', 1, true),
  /** Paid for a booking, but nobody's yet: it came too late, or a refund of it was refused. */
  unallocated: account('inside', 1),
  /** The influencer's part while the booking is not completed or cools down. */
  influencer_pending: account('inside', 1, true),
  /** The influencer's, ready to be transferred. */
  influencer_releasable: account('inside', 1, true),
  /** A transfer to the influencer has been decided and is not known to have arrived. */
  influencer_in_transit: account('inside', 1, true),
  /** What the provider is asked to take back from a transfer. */
  influencer_recovering: account('inside', -1, true),
  /** What could not be taken back: the influencer owes it, and the next payouts are netted with it. */
  influencer_debt: account('inside', -1, true),
  /** The platform's fee while the booking is not completed or cools down. */
  platform_fee_pending: account('inside', 1),
  /** The platform's fee, earned. */
  platform_fee_earned: account('inside', 1),
  /** A refund has been decided and is not known to have arrived. */
  refund_due: account('inside', 1),
  /** What the bank has taken back and nobody has borne yet. */
  chargeback_open: account('inside', -1),
} as const satisfies Record<string, AccountDefinition>;

export type Account = keyof typeof ACCOUNTS;
export const ACCOUNT_NAMES = Object.keys(ACCOUNTS) as Account[];

export const isPersonal = (name: Account): boolean => ACCOUNTS[name].personal;

/** Key of a stored balance. */
export const balanceKey = (owner: string, name: Account, currency: string): string =>
  `${owner}:${name}:${currency}`;
