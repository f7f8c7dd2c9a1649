import { FREE_FAILURES, waitAfter } from './wait-after';

describe('waitAfter', () => {
  it('lets people mistype, then grows, and ends growing', () => {
    const failures = [0, 1, FREE_FAILURES - 1, FREE_FAILURES, 6, 7, 13, 14, 1_000_000];
    expect(failures.map(waitAfter)).toEqual([0, 0, 0, 2, 4, 8, 512, 900, 900]);
  });

  it('lets through fewer than 200 guesses a day', () => {
    let [seconds, guesses] = [0, 0];
    for (; seconds < 24 * 3600; guesses += 1) seconds += waitAfter(guesses + 1);
    expect(guesses).toBeLessThan(200);
  });
});
