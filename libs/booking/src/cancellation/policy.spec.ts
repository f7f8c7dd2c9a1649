import { MODERATE_POLICY } from '@noillin/catalog';
import * as fc from 'fast-check';
import { portion, refundBpsAt } from './policy';

const HOUR = 3_600_000;
const start = Date.UTC(2026, 10, 22, 12);

describe('cancellation policy', () => {
  it.each([
    ['49 hours before', 49, 10_000],
    ['exactly 48 hours before', 48, 10_000],
    ['a moment later', 47.999, 5_000],
    ['exactly 24 hours before', 24, 5_000],
    ['a moment later still', 23.999, 0],
    ['after the start', -1, 0],
  ])('%s', (_name, hoursBefore, bps) => {
    expect(refundBpsAt(MODERATE_POLICY, start, start - hoursBefore * HOUR)).toBe(bps);
  });

  it('never refunds a fraction of a minor unit nor more than the price', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 2 ** 50 }),
        fc.integer({ min: 0, max: 10_000 }),
        (amount, bps) => {
          const refund = portion({ amount, currency: 'INR' }, bps).amount;
          expect(Number.isInteger(refund) && refund >= 0 && refund <= amount).toBe(true);
          expect(amount * bps - refund * 10_000).toBeLessThan(10_000 * Math.max(1, amount / 2 ** 40));
        },
      ),
    );
  });
});
