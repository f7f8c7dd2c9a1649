import { isPersonal, type Account } from './accounts';

/** What kinds of money move there are; statements name them. */
export const MOVES = [
  'payment',
  'allocation',
  'hand_over',
  'release',
  'payout',
  'payout_arrived',
  'payout_failed',
  'recovery_arrived',
  'recovery_refused',
  'refund',
  'refund_arrived',
  'refund_refused',
  'chargeback',
  'chargeback_won',
  'chargeback_lost',
] as const;
export type Move = (typeof MOVES)[number];

export interface LedgerEntry {
  account: Account;
  /** Influencer whose account it is; null for the platform's accounts. */
  owner: string | null;
  /** Signed minor units of the transaction's currency, never zero: more (+) or less (-) lies in the account. */
  amount: number;
}

/** One move of money: entries of one currency that sum to zero. Never changed once it is posted. */
export interface LedgerTransaction {
  /** Names the move, so that the same move is posted once however often it is tried. */
  id: string;
  move: Move;
  bookingId: string;
  currency: string;
  occurredAt: Date;
  entries: LedgerEntry[];
}

/** A ledger transaction that does not add up: a mistake in the program, never stored. */
export class UnsoundTransaction extends Error {
  constructor(id: string, problem: string) {
    super(`ledger transaction ${id} ${problem}`);
    this.name = 'UnsoundTransaction';
  }
}

/** Moves `amount` minor units from one account to the other; nothing where the amount is zero. */
export const moveMoney = (
  amount: number,
  from: Omit<LedgerEntry, 'amount'>,
  to: Omit<LedgerEntry, 'amount'>,
): LedgerEntry[] =>
  amount === 0
    ? []
    : [
        { ...from, amount: -amount },
        { ...to, amount },
      ];

/** An account of the platform, as one end of a move. */
export const platform = (account: Account): Omit<LedgerEntry, 'amount'> => ({ account, owner: null });

/** An account of an influencer, as one end of a move. */
export const personal = (account: Account, owner: string): Omit<LedgerEntry, 'amount'> => ({
  account,
  owner,
});

/** Entries of the same account become one; those that cancel each other out vanish. */
export const merged = (entries: readonly LedgerEntry[]): LedgerEntry[] => {
  const byAccount = new Map<string, LedgerEntry>();
  for (const entry of entries) {
    const key = `${entry.account}:${entry.owner ?? ''}`;
    byAccount.set(key, { ...entry, amount: (byAccount.get(key)?.amount ?? 0) + entry.amount });
  }
  return [...byAccount.values()].filter(({ amount }) => amount !== 0);
};

/** @throws UnsoundTransaction unless the entries are whole numbers of known owners that sum to zero */
export const requireSound = ({ id, entries }: LedgerTransaction): void => {
  if (entries.some(({ amount }) => !Number.isSafeInteger(amount)))
    throw new UnsoundTransaction(id, 'has an amount that is not a whole number');
  if (entries.some(({ account, owner }) => isPersonal(account) !== (owner !== null)))
    throw new UnsoundTransaction(id, 'confuses accounts of the platform and of influencers');
  if (entries.reduce((sum, { amount }) => sum + BigInt(amount), 0n) !== 0n)
    throw new UnsoundTransaction(id, 'does not sum to zero');
};
