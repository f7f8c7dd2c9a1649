import { MOST_ATTEMPTS, pauseAfter } from './webhook-retries';

const HOUR = 3_600_000;

describe('pauses between attempts at a webhook', () => {
  it('double from a second to an hour', () => {
    expect([1, 2, 3, 12, 13, 1_000].map(pauseAfter)).toEqual([1_000, 2_000, 4_000, 2_048_000, HOUR, HOUR]);
  });

  it('bring it over a day', () => {
    const all = Array.from({ length: MOST_ATTEMPTS - 1 }, (_, index) => pauseAfter(index + 1));
    const hours = all.reduce((sum, pause) => sum + pause, 0) / HOUR;
    expect(Math.round(hours)).toBe(23);
  });
});
