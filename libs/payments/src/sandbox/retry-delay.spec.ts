import { MOST_ATTEMPTS, retryDelay } from './retry-delay';

describe('retryDelay', () => {
  it('starts at half a second and doubles', () => {
    expect([1, 2, 3, 4].map(retryDelay)).toEqual([500, 1_000, 2_000, 4_000]);
  });

  it('never exceeds five minutes', () => {
    expect(retryDelay(MOST_ATTEMPTS)).toBe(300_000);
    expect(retryDelay(1_000)).toBe(300_000);
  });

  it('gives a platform that is down about three hours', () => {
    const delays = Array.from({ length: MOST_ATTEMPTS - 1 }, (_, index) => retryDelay(index + 1));
    const hours = delays.reduce((sum, delay) => sum + delay, 0) / 3_600_000;
    expect(hours).toBeGreaterThan(2.5);
    expect(hours).toBeLessThan(3.5);
  });
});
