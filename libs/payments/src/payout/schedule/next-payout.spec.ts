import { nextPayout } from './next-payout';

const SUNDAY_NOON = Date.parse('2026-11-22T12:00:00.000Z');
const next = (...args: Parameters<typeof nextPayout>): string | null => {
  const instant = nextPayout(...args);
  return instant === null ? null : new Date(instant).toISOString();
};

describe('nextPayout', () => {
  it.each([
    ['immediately', '2026-11-22T12:00:00.000Z'],
    ['daily', '2026-11-23T00:00:00.000Z'],
    ['weekly', '2026-11-23T00:00:00.000Z'],
    ['manual', null],
  ] as const)('%s', (schedule, expected) => {
    expect(next(schedule, SUNDAY_NOON)).toBe(expected);
  });

  it('runs weekly on Mondays, also a whole week ahead', () => {
    expect(next('weekly', Date.parse('2026-11-23T00:00:00.001Z'))).toBe('2026-11-30T00:00:00.000Z');
  });

  it('runs at the instant itself', () => {
    const midnight = Date.parse('2026-11-23T00:00:00.000Z');
    expect(nextPayout('daily', midnight)).toBe(midnight);
    expect(nextPayout('weekly', midnight)).toBe(midnight);
  });
});
