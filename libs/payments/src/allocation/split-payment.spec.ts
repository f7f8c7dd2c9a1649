import fc from 'fast-check';
import { splitByWeight } from './largest-remainder';
import { splitPayment, type Purchase } from './split-payment';

const NOW = new Date('2026-11-22T09:00:00.000Z');
const sum = (parts: readonly number[]): number => parts.reduce((total, part) => total + part, 0);
const purchase = (changes: Partial<Purchase> = {}): Purchase => ({
  bookingId: 'booking',
  amount: 10_001,
  currency: 'EUR',
  feeBps: 1_500,
  members: [
    { influencerId: 'a', shareBps: 3_334 },
    { influencerId: 'b', shareBps: 3_333 },
    { influencerId: 'c', shareBps: 3_333 },
  ],
  ...changes,
});
const amountsOf = (changes?: Partial<Purchase>): number[] =>
  splitPayment(purchase(changes), NOW).map(({ amount }) => amount);

/** Shares of one to eight members that sum to 10000 basis points. */
const shares = fc
  .array(fc.integer({ min: 1, max: 1_000 }), { minLength: 1, maxLength: 8 })
  .map((weights) => splitByWeight(10_000, weights));

describe('splitPayment', () => {
  it('splits 100.01 over three members with a fee of 15 % exactly', () => {
    expect(amountsOf()).toEqual([1_500, 2_834, 2_834, 2_833]);
    expect(sum(amountsOf())).toBe(10_001);
  });

  it('gives nothing back more than once out of 100.01, however it is refunded', () => {
    const left = amountsOf();
    for (const refund of [3_333, 1, 6_667]) {
      splitByWeight(refund, left).forEach((taken, index) => (left[index]! -= taken));
    }
    expect(left).toEqual([0, 0, 0, 0]);
  });

  it('takes the fee by itself, however many members share the rest', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 1e9 }),
        fc.integer({ min: 0, max: 10_000 }),
        shares,
        (amount, feeBps, bps) => {
          const members = bps.map((shareBps, index) => ({ influencerId: `m${index}`, shareBps }));
          const parts = amountsOf({ amount, feeBps, members });
          expect(sum(parts)).toBe(amount);
          expect(parts[0]).toBe(Math.round((amount * feeBps) / 10_000));
          expect(parts.every((part) => Number.isInteger(part) && part >= 0)).toBe(true);
        },
      ),
    );
  });

  it('keeps every line between nothing and its original through any refunds', () => {
    const refunds = fc.array(fc.integer({ min: 1, max: 20_000 }), { maxLength: 12 });
    fc.assert(
      fc.property(shares, refunds, (bps, wanted) => {
        const members = bps.map((shareBps, index) => ({ influencerId: `m${index}`, shareBps }));
        const original = amountsOf({ members });
        const left = [...original];
        for (const want of wanted) {
          const before = sum(left);
          const amount = Math.min(want, before);
          splitByWeight(amount, left).forEach((taken, index) => (left[index]! -= taken));
          expect(sum(left)).toBe(before - amount);
          expect(left.every((rest, index) => rest >= 0 && rest <= original[index]!)).toBe(true);
        }
      }),
    );
  });

  it('refuses shares that leave money over', () => {
    expect(() => amountsOf({ members: [{ influencerId: 'a', shareBps: 9_999 }] })).toThrow(RangeError);
  });
});
