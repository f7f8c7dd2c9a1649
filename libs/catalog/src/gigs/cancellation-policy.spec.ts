import { DomainError } from '@noillin/contracts';
import * as fc from 'fast-check';
import { MODERATE_POLICY, policyOf, type CancellationTier } from './cancellation-policy';

const custom = (...tiers: [number, number][]) => ({
  name: 'custom' as const,
  tiers: tiers.map(([hoursBefore, refundBps]) => ({ hoursBefore, refundBps })),
});

describe('a cancellation policy', () => {
  it.each<['flexible' | 'moderate' | 'strict', [number, number][]]>([
    [
      'flexible',
      [
        [24, 10_000],
        [0, 5_000],
      ],
    ],
    [
      'moderate',
      [
        [48, 10_000],
        [24, 5_000],
        [0, 0],
      ],
    ],
    [
      'strict',
      [
        [336, 10_000],
        [168, 5_000],
        [0, 0],
      ],
    ],
  ])('is known by its name: %s', (name, tiers) => {
    expect(policyOf({ name })).toEqual({ ...custom(...tiers), name });
  });

  it('is the moderate one where a gig names none', () => {
    expect(MODERATE_POLICY).toBe(policyOf({ name: 'moderate' }));
  });

  it.each([[custom([72, 10_000], [24, 2_500])], [custom([0, 0])], [custom([48, 5_000], [24, 5_000])]])(
    'may have tiers of its own: %j',
    (wish) => {
      expect(policyOf(wish)).toEqual(wish);
    },
  );

  it.each([
    ['tiers of a named policy', { ...custom([1, 1]), name: 'strict' as const }],
    ['no tiers', { name: 'custom' as const }],
    ['an empty list of tiers', custom()],
    ['the same hour twice', custom([24, 5_000], [24, 0])],
    ['tiers out of order', custom([24, 5_000], [48, 5_000])],
    ['more for a later cancellation', custom([48, 5_000], [24, 10_000])],
  ])('does not have %s', (_name, wish) => {
    expect(() => policyOf(wish)).toThrow(DomainError);
  });

  it('never rewards waiting, whatever tiers are accepted', () => {
    const tier = fc.record({ hoursBefore: fc.nat(100), refundBps: fc.nat(10_000) });
    fc.assert(
      fc.property(fc.array(tier, { minLength: 1, maxLength: 6 }), (tiers) => {
        const accepted = tryPolicy(tiers);
        fc.pre(accepted !== null);
        const sorted = [...tiers].sort((a, b) => b.hoursBefore - a.hoursBefore);
        expect(accepted).toEqual(sorted);
        expect([...tiers].sort((a, b) => b.refundBps - a.refundBps)).toEqual(sorted);
      }),
      { numRuns: 50 },
    );
  });
});

const tryPolicy = (tiers: CancellationTier[]): CancellationTier[] | null => {
  try {
    return policyOf({ name: 'custom', tiers }).tiers;
  } catch {
    return null;
  }
};
