import fc from 'fast-check';
import { splitByWeight } from './largest-remainder';

const sum = (parts: readonly number[]): number => parts.reduce((total, part) => total + part, 0);
const amounts = fc.integer({ min: 0, max: 2 ** 45 });
const weights = fc
  .array(fc.integer({ min: 0, max: 2 ** 40 }), { minLength: 1, maxLength: 20 })
  .filter((list) => sum(list) > 0);

describe('splitByWeight', () => {
  it.each([
    ['even parts', 9, [1, 1, 1], [3, 3, 3]],
    ['a unit too many goes to the first of equals', 10, [1, 1, 1], [4, 3, 3]],
    ['to whoever lost most by rounding', 10, [1, 1, 4], [2, 2, 6]],
    ['nothing to who has no weight', 5, [0, 1], [0, 5]],
    ['nothing', 0, [0, 0], [0, 0]],
  ])('%s', (_name, amount, parts, expected) => {
    expect(splitByWeight(amount, parts)).toEqual(expected);
  });

  it('loses and invents nothing, and gives nobody a whole unit more or less than their share', () => {
    fc.assert(
      fc.property(amounts, weights, (amount, given) => {
        const parts = splitByWeight(amount, given);
        expect(sum(parts)).toBe(amount);
        const total = BigInt(sum(given));
        parts.forEach((part, index) => {
          const off = BigInt(part) * total - BigInt(amount) * BigInt(given[index]!);
          expect(off < total && off > -total).toBe(true);
        });
      }),
    );
  });

  it('takes from nobody more than they have', () => {
    const takings = weights.chain((left) =>
      fc.tuple(fc.constant(left), fc.integer({ min: 0, max: Math.min(sum(left), Number.MAX_SAFE_INTEGER) })),
    );
    fc.assert(
      fc.property(takings, ([left, amount]) => {
        splitByWeight(amount, left).forEach((part, index) => expect(part).toBeLessThanOrEqual(left[index]!));
      }),
    );
  });

  it.each([
    [-1, [1]],
    [0.5, [1]],
    [1, [-1, 2]],
    [1, [0, 0]],
    [1, []],
  ])('refuses to split %p by %p', (amount, given) => {
    expect(() => splitByWeight(amount, given)).toThrow(RangeError);
  });
});
