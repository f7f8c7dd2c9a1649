/**
 * Splits a whole amount in proportion to the weights so that the parts are whole and sum to it exactly: each part is
 * rounded down, and the units that are left go to the parts that lost most by it, the first of equals first. No part is
 * a whole unit away from its exact share, so none exceeds its weight where the weights sum to at least the amount.
 * @throws RangeError for a negative or fractional amount or weight, or weights that sum to zero
 */
export const splitByWeight = (amount: number, weights: readonly number[]): number[] => {
  requireCounts([amount, ...weights]);
  if (amount === 0) return weights.map(() => 0);
  const total = weights.reduce((sum, weight) => sum + BigInt(weight), 0n);
  if (total === 0n) throw new RangeError('there is nobody to give the amount to');
  const shares = weights.map((weight) => BigInt(amount) * BigInt(weight));
  const parts = shares.map((share) => Number(share / total));
  const rest = amount - parts.reduce((sum, part) => sum + part, 0);
  const remainders = shares.map((share, index) => ({ index, remainder: share % total }));
  remainders.sort((a, b) =>
    a.remainder === b.remainder ? a.index - b.index : a.remainder > b.remainder ? -1 : 1,
  );
  const lucky = new Set(remainders.slice(0, rest).map(({ index }) => index));
  return parts.map((part, index) => (lucky.has(index) ? part + 1 : part));
};

const requireCounts = (values: readonly number[]): void => {
  if (values.some((value) => !Number.isSafeInteger(value) || value < 0))
    throw new RangeError('amounts are whole numbers of minor units, zero or more');
};
