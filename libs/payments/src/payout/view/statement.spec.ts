import fc from 'fast-check';
import type { Account } from '../../ledger/accounts';
import type { LedgerTransaction, Move } from '../../ledger/ledger-transaction';
import { statementOf } from './statement';
import { statementCsv } from './statement-csv';

const FROM = new Date('2026-11-01T00:00:00.000Z');
const TO = new Date('2026-12-01T00:00:00.000Z');
const move = (
  name: Move,
  entries: [Account, string | null, number][],
  currency = 'EUR',
): LedgerTransaction => ({
  id: name,
  move: name,
  bookingId: 'b1',
  currency,
  occurredAt: new Date('2026-11-05T10:00:00.000Z'),
  entries: entries.map(([account, owner, amount]) => ({ account, owner, amount })),
});

describe('a statement', () => {
  it('shows an influencer only what touched their own accounts', () => {
    const moves = [
      move('allocation', [
        ['unallocated', null, -100],
        ['influencer_pending', 'me', 40],
        ['influencer_pending', 'somebody else', 60],
      ]),
    ];
    const { lines } = statementOf('me', { from: FROM, to: TO }, [], moves);
    expect(lines).toMatchObject([{ move: 'allocation', pending: 40, paid: 0 }]);
  });

  it('shows a debt as what is owed', () => {
    const moves = [move('recovery_refused', [['influencer_debt', 'me', -30]])];
    expect(statementOf('me', { from: FROM, to: TO }, [], moves).closing).toMatchObject([{ debt: 30 }]);
  });

  it('adds up: opening and all lines are closing, in every currency', () => {
    const accounts = fc.constantFrom<Account>('influencer_pending', 'influencer_paid', 'influencer_debt');
    const currencies = fc.constantFrom('EUR', 'INR');
    const amounts = fc.integer({ min: -1e6, max: 1e6 });
    const moves = fc.array(fc.tuple(accounts, amounts, currencies));
    fc.assert(
      fc.property(moves, amounts, (given, opened) => {
        const before = [{ account: 'influencer_paid' as const, currency: 'EUR', amount: opened }];
        const list = given.map(([account, amount, currency]) =>
          move('release', [[account, 'me', amount]], currency),
        );
        const { opening, lines, closing } = statementOf('me', { from: FROM, to: TO }, before, list);
        for (const { currency, paid, debt } of closing) {
          const all = [...opening, ...lines].filter((line) => line.currency === currency);
          expect(all.reduce((sum, line) => sum + line.paid, 0)).toBe(paid);
          expect(all.reduce((sum, line) => sum + line.debt, 0)).toBe(debt);
        }
      }),
    );
  });

  it('is a table with a header as CSV', () => {
    const moves = [
      move('release', [
        ['influencer_pending', 'me', -40],
        ['influencer_releasable', 'me', 40],
      ]),
    ];
    const csv = statementCsv(statementOf('me', { from: FROM, to: TO }, [], moves));
    expect(csv.split('\r\n')).toEqual([
      'at,move,bookingId,currency,pending,releasable,inTransit,paid,debt',
      '2026-11-05T10:00:00.000Z,release,b1,EUR,-40,40,0,0,0',
      '2026-12-01T00:00:00.000Z,closing_balance,,EUR,-40,40,0,0,0',
      '',
    ]);
  });
});
