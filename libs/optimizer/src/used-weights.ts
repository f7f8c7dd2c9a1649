import type { OptimizerQuery } from './query';
import { CRITERIA, type Weights } from './weights';

/**
 * The weights that a query comes down to: they add up to 1, and that of preferred hours counts only where there are any.
 * @throws RangeError for negative ones, and when none counts
 */
export function usedWeights({
  weights,
  preferredHours,
}: Pick<OptimizerQuery, 'weights' | 'preferredHours'>): Weights {
  const counted = CRITERIA.map((name) => (name === 'preferredHours' && !preferredHours ? 0 : weights[name]));
  const sum = counted.reduce((total, weight) => total + weight, 0);
  if (counted.some((weight) => !(weight >= 0)) || !(sum > 0 && sum < Infinity))
    throw new RangeError('Weights must not be negative, and one of them must count');
  return Object.fromEntries(CRITERIA.map((name, i) => [name, counted[i]! / sum])) as Weights;
}
