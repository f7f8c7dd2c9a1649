import { isDeeperThan } from './body-depth';

const nested = (depth: number): unknown => JSON.parse('['.repeat(depth) + ']'.repeat(depth));

describe('isDeeperThan', () => {
  it('counts levels of lists and objects', () => {
    expect([isDeeperThan(nested(16), 16), isDeeperThan(nested(17), 16)]).toEqual([false, true]);
    expect(isDeeperThan({ a: [{ b: 1 }] }, 2)).toBe(true);
  });

  it.each([undefined, null, 'text', 7])('finds no depth in %p', (value) => {
    expect(isDeeperThan(value, 0)).toBe(false);
  });

  it('needs no stack for absurd depths', () => {
    expect(isDeeperThan(nested(5_000), 16)).toBe(true);
  });
});
