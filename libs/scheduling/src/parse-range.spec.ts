import { addDays, isLocalDate, parseInstant, parseRange, weekdayOf } from './index';

describe('parseRange', () => {
  it('reads instants as they are', () => {
    expect(parseRange('Asia/Kolkata', '2026-06-10T00:00:00Z', '2026-06-10T01:00:00.000+05:30')).toEqual([
      { path: 'to', message: 'must be after from' },
    ]);
    expect(parseRange('Asia/Kolkata', '2026-06-10T00:00:00Z', '2026-06-11T00:00Z')).toEqual({
      start: Date.UTC(2026, 5, 10),
      end: Date.UTC(2026, 5, 11),
    });
  });

  it('reads dates as whole days of the zone, both included', () => {
    expect(parseRange('Asia/Kolkata', '2026-06-10', '2026-06-10')).toEqual({
      start: Date.parse('2026-06-09T18:30:00Z'),
      end: Date.parse('2026-06-10T18:30:00Z'),
    });
  });

  it.each([
    ['2026-02-29', '2026-03-01', ['from']],
    ['2026-06-10', 'soon', ['to']],
    ['', '', ['from', 'to']],
    ['2026-06-10', '2026-06-09', ['to']],
  ])('%s to %s is refused', (from, to, paths) => {
    const parsed = parseRange('UTC', from, to);
    expect(Array.isArray(parsed) ? parsed.map(({ path }) => path) : parsed).toEqual(paths);
  });
});

describe('parseInstant', () => {
  it.each([
    '2026-06-10T09:00',
    '2026-02-30T00:00Z',
    '2026-06-10T25:00Z',
    '2026-06-10',
    'now',
    '1781082000000',
  ])('refuses %j', (text) => {
    expect(parseInstant(text)).toBeUndefined();
  });

  it('reads the canonical form back', () => {
    const text = '2026-06-10T09:00:00.000Z';
    expect(new Date(parseInstant(text)!).toISOString()).toBe(text);
  });
});

describe('local dates', () => {
  it('count across months, leap days and years', () => {
    expect(addDays('2028-02-28', 1)).toBe('2028-02-29');
    expect(addDays('2026-12-31', 1)).toBe('2027-01-01');
    expect(addDays('2026-03-01', -1)).toBe('2026-02-28');
  });

  it('know their weekday, Monday first, before 1970 too', () => {
    expect(['2026-06-08', '2026-06-14', '1970-01-01', '1969-12-28'].map(weekdayOf)).toEqual([1, 7, 4, 7]);
  });

  it('refuse what is no date', () => {
    expect(isLocalDate('2026-02-29')).toBe(false);
    expect(() => addDays('2026-02-29', 1)).toThrow(RangeError);
  });
});
