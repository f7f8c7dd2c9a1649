import { retryAfterMs } from './retry-after';

const NOON = Date.UTC(2026, 10, 28, 12);

describe('when an answer says to come back', () => {
  it.each([
    ['17', 17_000],
    ['0', 0],
    [' 2 ', 2_000],
    ['Sat, 28 Nov 2026 12:00:30 GMT', 30_000],
    ['Sat, 28 Nov 2026 11:59:00 GMT', 0],
    ['soon', undefined],
    ['-5 minutes', undefined],
    ['', undefined],
  ])('%j is in %p ms', (value, ms) => {
    expect(retryAfterMs(new Headers({ 'retry-after': value }), NOON)).toBe(ms);
  });

  it('is not known without the header', () => {
    expect(retryAfterMs(new Headers(), NOON)).toBeUndefined();
  });
});
