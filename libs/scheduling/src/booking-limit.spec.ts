import { fullSpans, isFull, limitReach, type BookingLimit } from './booking-limit';
import { union } from './interval';

const at = (text: string): number => Date.parse(text);
const limit = (changes: Partial<BookingLimit>): BookingLimit => ({
  ...{ per: 'day', most: 1, timezone: 'UTC', starts: [] },
  ...changes,
});
const spansOf = (spans: readonly { start: number; end: number }[]) =>
  spans.map(({ start, end }) => [start, end].map((instant) => new Date(instant).toISOString()));

describe('a limit of bookings', () => {
  it.each([
    ['the first moment of the day', '2026-11-28T00:00:00.000Z', true],
    ['the last', '2026-11-28T23:59:59.999Z', true],
    ['the moment before it', '2026-11-27T23:59:59.999Z', false],
    ['the moment after it', '2026-11-29T00:00:00.000Z', false],
  ])('of a day counts bookings from midnight to midnight: %s', (_, instant, full) => {
    expect(isFull(limit({ starts: [at('2026-11-28T12:00Z')] }), at(instant))).toBe(full);
  });

  it.each([
    ['2026-11-23T00:00:00.000Z', true],
    ['2026-11-29T23:59:59.999Z', true],
    ['2026-11-22T23:59:59.999Z', false],
    ['2026-11-30T00:00:00.000Z', false],
  ])('of a week counts from Monday to Sunday: %s is full: %s', (instant, full) => {
    expect(isFull(limit({ per: 'week', starts: [at('2026-11-28T12:00Z')] }), at(instant))).toBe(full);
  });

  it.each([
    [2, 1, false],
    [2, 2, true],
    [2, 3, true],
    [0, 0, true],
  ])('of %d is reached by %d bookings: %s', (most, count, full) => {
    const starts = Array.from({ length: count }, () => at('2026-11-28T12:00Z'));
    expect(isFull(limit({ most, starts }), at('2026-11-28T09:00Z'))).toBe(full);
  });

  it('goes by the days of its zone', () => {
    // 20:00 UTC is the next day in Kolkata.
    const kolkata = limit({ timezone: 'Asia/Kolkata', starts: [at('2026-11-27T20:00Z')] });
    expect(isFull(kolkata, at('2026-11-28T12:00Z'))).toBe(true);
    expect(isFull(kolkata, at('2026-11-27T12:00Z'))).toBe(false);
    expect(spansOf(fullSpans(kolkata, { start: 0, end: 1 }))).toEqual([
      ['2026-11-27T18:30:00.000Z', '2026-11-28T18:30:00.000Z'],
    ]);
  });

  it.each([
    ['23 hours when clocks go forward', '2026-03-29', '2026-03-28T23:00:00.000Z', '2026-03-29T22:00:00.000Z'],
    ['25 hours when they go back', '2026-10-25', '2026-10-24T22:00:00.000Z', '2026-10-25T23:00:00.000Z'],
  ])('fills a day of %s', (_, date, start, end) => {
    const berlin = limit({ timezone: 'Europe/Berlin', starts: [at(`${date}T12:00Z`)] });
    expect(spansOf(union(fullSpans(berlin, { start: 0, end: 1 })))).toEqual([[start, end]]);
  });

  it('of none at all fills whatever is looked at', () => {
    const range = { start: at('2026-11-28T00:00Z'), end: at('2026-12-28T00:00Z') };
    expect(fullSpans(limit({ most: 0 }), range)).toEqual([range]);
  });

  it.each([
    ['day', '2026-11-28T00:00:00.000Z', '2026-11-30T00:00:00.000Z'],
    ['week', '2026-11-23T00:00:00.000Z', '2026-11-30T00:00:00.000Z'],
  ] as const)('of a %s has to know of all bookings of those that a range touches', (per, start, end) => {
    const range = { start: at('2026-11-28T12:00Z'), end: at('2026-11-30T00:00Z') };
    expect(spansOf([limitReach({ per, timezone: 'UTC' }, range)])).toEqual([[start, end]]);
  });
});
