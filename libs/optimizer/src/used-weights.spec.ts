import { usedWeights } from './used-weights';
import { CRITERIA, type Weights } from './weights';

const weights = (values: Partial<Weights>): Weights =>
  ({ ...Object.fromEntries(CRITERIA.map((name) => [name, 0])), ...values }) as Weights;
const HOURS = { timezone: 'UTC', start: '09:00', end: '18:00', only: false };
const [first, second] = CRITERIA.filter((name) => name !== 'preferredHours');

describe('the weights of a search', () => {
  it('add up to one, whatever their sum was', () => {
    const used = usedWeights({ weights: weights({ [first!]: 1, [second!]: 3 }), preferredHours: null });
    expect([used[first!], used[second!]]).toEqual([0.25, 0.75]);
  });

  it('count preferred hours only where there are any', () => {
    const asked = weights({ [first!]: 1, preferredHours: 1 });
    expect(usedWeights({ weights: asked, preferredHours: HOURS }).preferredHours).toBe(0.5);
    const without = usedWeights({ weights: asked, preferredHours: null });
    expect([without.preferredHours, without[first!]]).toEqual([0, 1]);
  });

  it.each<[string, Partial<Weights>]>([
    ['none counts', {}],
    ['only hours count, and there are none', { preferredHours: 1 }],
    ['one is negative', { [first!]: 2, [second!]: -1 }],
    ['one is no number', { [first!]: NaN }],
    ['one is endless', { [first!]: Infinity }],
  ])('are refused where %s', (_, values) => {
    expect(() => usedWeights({ weights: weights(values), preferredHours: null })).toThrow(RangeError);
  });
});
