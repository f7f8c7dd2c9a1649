import type { LedgerTransaction, Move } from '../../ledger/ledger-transaction';
import type { Balance } from '../../ledger/ledger.repository';
import { balancesByCurrency, emptyBalance, plus, type PayoutBalance } from './payout-balance';

/** One move of money, as far as it touched the influencer; the figures are changes, in minor units. */
export interface StatementLine extends PayoutBalance {
  at: Date;
  move: Move;
  bookingId: string;
}

/** An influencer's moves between two instants. Per currency: opening + all lines = closing. */
export interface Statement {
  from: Date;
  /** Not included. */
  to: Date;
  opening: PayoutBalance[];
  lines: StatementLine[];
  closing: PayoutBalance[];
}

/** What the statement of a time says, from the balances at its beginning and its moves in order. */
export const statementOf = (
  influencerId: string,
  { from, to }: Pick<Statement, 'from' | 'to'>,
  before: readonly Balance[],
  moves: readonly LedgerTransaction[],
): Statement => {
  const own = moves.map((move) => ({
    ...move,
    entries: move.entries.filter(({ owner }) => owner === influencerId),
  }));
  const changes = own.flatMap(({ currency, entries }) =>
    entries.map(({ account, amount }) => ({ account, currency, amount })),
  );
  return {
    from,
    to,
    opening: balancesByCurrency(before),
    lines: own.map(lineOf),
    closing: balancesByCurrency([...before, ...changes]),
  };
};

const lineOf = ({ occurredAt: at, move, bookingId, currency, entries }: LedgerTransaction): StatementLine => {
  const change = entries.reduce(
    (sum, { account, amount }) => plus(sum, account, amount),
    emptyBalance(currency),
  );
  return { at, move, bookingId, ...change };
};
