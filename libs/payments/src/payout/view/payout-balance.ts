import type { Account } from '../../ledger/accounts';
import type { Balance } from '../../ledger/ledger.repository';

/** An influencer's money in one currency, in minor units. */
export interface PayoutBalance {
  currency: string;
  /** Of bookings that are not completed, or cool down. */
  pending: number;
  /** Ready to be transferred. */
  releasable: number;
  /** On its way to the influencer, less what is on its way back. */
  inTransit: number;
  /** Transferred, and not taken back. */
  paid: number;
  /** Owed by the influencer; the next payouts pay it. */
  debt: number;
}

export type PayoutBucket = Exclude<keyof PayoutBalance, 'currency'>;

/** Which accounts of the ledger make up each figure, and with which sign. */
const BUCKETS: Readonly<Partial<Record<Account, { bucket: PayoutBucket; sign: 1 | -1 }>>> = {
  influencer_pending: { bucket: 'pending', sign: 1 },
  influencer_releasable: { bucket: 'releasable', sign: 1 },
  influencer_in_transit: { bucket: 'inTransit', sign: 1 },
  influencer_recovering: { bucket: 'inTransit', sign: 1 },
  influencer_paid: { bucket: 'paid', sign: 1 },
  influencer_debt: { bucket: 'debt', sign: -1 },
};

export const emptyBalance = (currency: string): PayoutBalance => ({
  currency,
  pending: 0,
  releasable: 0,
  inTransit: 0,
  paid: 0,
  debt: 0,
});

/** The balance after more lies in an account of the ledger. */
export const plus = (balance: PayoutBalance, account: Account, amount: number): PayoutBalance => {
  const part = BUCKETS[account];
  return part ? { ...balance, [part.bucket]: balance[part.bucket] + part.sign * amount } : balance;
};

/** What lies in an influencer's accounts, by currency. */
export const balancesByCurrency = (balances: readonly Balance[]): PayoutBalance[] => {
  const found = new Map<string, PayoutBalance>();
  for (const { account, currency, amount } of balances)
    found.set(currency, plus(found.get(currency) ?? emptyBalance(currency), account, amount));
  return [...found.values()].sort((a, b) => a.currency.localeCompare(b.currency));
};
