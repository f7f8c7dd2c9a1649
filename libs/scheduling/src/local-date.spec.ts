import fc from 'fast-check';
import { addDays, epochDayOf, formatEpochDay, isLocalDate, weekdayOf } from './local-date';
import { parseLocalTime, timeOfDay } from './local-time';
import { HOUR, MINUTE } from './units';

describe('a calendar date', () => {
  it.each(['2026-02-28', '2024-02-29', '2000-02-29', '1969-12-31', '2026-12-31'])('is %s', (date) => {
    expect(isLocalDate(date)).toBe(true);
  });

  it.each([
    ...['2026-02-29', '1900-02-29', '2026-04-31', '2026-13-01', '2026-00-10', '2026-01-00'],
    ...['2026-1-1', '20260101', '2026-01-01T00:00', ' 2026-01-01', '', 'tomorrow'],
  ])('is not %j', (text) => {
    expect(isLocalDate(text)).toBe(false);
    expect(() => epochDayOf(text)).toThrow(RangeError);
  });

  it.each([
    ['2026-02-28', 1, '2026-03-01'],
    ['2024-02-28', 1, '2024-02-29'],
    ['2026-01-01', -1, '2025-12-31'],
    ['2026-11-28', 0, '2026-11-28'],
    ['2026-11-28', 365, '2027-11-28'],
  ])('%s and %d days are %s', (date, days, expected) => {
    expect(addDays(date, days)).toBe(expected);
  });

  it.each([
    ['2026-11-23', 1],
    ['2026-11-28', 6],
    ['2026-11-29', 7],
    ['1970-01-01', 4],
    ['1969-12-28', 7],
  ])('%s is day %d of its week', (date, weekday) => {
    expect(weekdayOf(date)).toBe(weekday);
  });

  it('is the same again after it was counted', () => {
    fc.assert(
      fc.property(fc.integer({ min: -200_000, max: 200_000 }), (day) =>
        expect(epochDayOf(formatEpochDay(day))).toBe(day),
      ),
    );
  });
});

describe('a time of the day', () => {
  it.each([
    ['00:00', 0],
    ['09:30', 9 * HOUR + 30 * MINUTE],
    ['23:59', 24 * HOUR - MINUTE],
    ['24:00', 24 * HOUR],
  ])('%s is %d ms after midnight', (text, milliseconds) => {
    expect(timeOfDay(text)).toBe(milliseconds);
  });

  it.each(['24:01', '25:00', '9:00', '09:60', '0900', '09:00:00', '-1:00', ''])('is not %j', (text) => {
    expect(parseLocalTime(text)).toBeUndefined();
    expect(() => timeOfDay(text)).toThrow(RangeError);
  });
});
