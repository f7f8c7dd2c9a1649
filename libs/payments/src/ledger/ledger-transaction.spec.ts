import fc from 'fast-check';
import { ACCOUNT_NAMES, isPersonal } from './accounts';
import {
  merged,
  moveMoney,
  personal,
  platform,
  requireSound,
  UnsoundTransaction,
  type LedgerEntry,
} from './ledger-transaction';

const asha = personal('influencer_pending', 'asha');
const entryOf = (entries: LedgerEntry[]) => ({
  ...{ id: 'payment:p1', move: 'payment' as const, bookingId: 'b1', currency: 'EUR' },
  ...{ occurredAt: new Date(0), entries },
});

const sums = (entries: readonly LedgerEntry[]): Record<string, number> => {
  const found = new Map<string, number>();
  for (const { account, owner, amount } of entries) {
    const key = `${account}:${owner ?? ''}`;
    found.set(key, (found.get(key) ?? 0) + amount);
  }
  return Object.fromEntries([...found].filter(([, amount]) => amount !== 0));
};

/** Moves between accounts of two influencers and the platform; some go there and back. */
const end = fc
  .tuple(fc.constantFrom(...ACCOUNT_NAMES), fc.constantFrom('asha', 'ben'))
  .map(([account, owner]) => (isPersonal(account) ? personal(account, owner) : platform(account)));
const moves = fc
  .array(fc.tuple(fc.integer({ min: 0, max: 3 }), end, end), { maxLength: 12 })
  .map((list) => list.flatMap(([amount, from, to]) => moveMoney(amount, from, to)));

describe('moves of money', () => {
  it('take from one account what they give to the other, and are nothing where nothing moves', () => {
    expect(moveMoney(250, platform('unallocated'), asha)).toEqual([
      { account: 'unallocated', owner: null, amount: -250 },
      { account: 'influencer_pending', owner: 'asha', amount: 250 },
    ]);
    expect(moveMoney(0, platform('unallocated'), asha)).toEqual([]);
  });

  it('are sound whatever they are made of, and merged say the same with one entry an account, none of zero', () => {
    fc.assert(
      fc.property(moves, (entries) => {
        const few = merged(entries);
        requireSound(entryOf(few));
        expect(sums(few)).toEqual(sums(entries));
        expect(few.every(({ amount }) => amount !== 0)).toBe(true);
        expect(new Set(few.map(({ account, owner }) => `${account}:${owner}`)).size).toBe(few.length);
      }),
    );
  });

  it('of two influencers stay two entries', () => {
    const both = [...moveMoney(5, asha, personal('influencer_pending', 'ben'))];
    expect(merged(both)).toEqual(both);
  });
});

describe('a transaction is unsound', () => {
  const from = platform('brand_paid_in');
  it.each<[string, LedgerEntry[]]>([
    ['that does not sum to zero', [...moveMoney(100, from, asha), { ...asha, amount: 1 }]],
    ['of one entry', [{ ...asha, amount: 100 }]],
    ['of fractions, though they sum to zero', moveMoney(0.5, from, asha)],
    ['of more than can be counted exactly', moveMoney(2 ** 53, from, asha)],
    ['of no number', moveMoney(Number.NaN, from, asha)],
    ['of an influencer’s account that is nobody’s', moveMoney(1, from, platform('influencer_pending'))],
    ['of an account of the platform that is somebody’s', moveMoney(1, personal('refund_due', 'asha'), asha)],
  ])('%s', (_name, entries) => {
    expect(() => requireSound(entryOf(entries))).toThrow(UnsoundTransaction);
  });

  it('also by one unit beside amounts that a float could not tell apart', () => {
    const most = Number.MAX_SAFE_INTEGER;
    const entries = [most, most, 1, -most, -most].map((amount) => ({ ...asha, amount }));
    expect(() => requireSound(entryOf(entries))).toThrow('payment:p1 does not sum to zero');
  });
});
