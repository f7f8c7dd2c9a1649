import { DAY, HOUR } from '@noillin/scheduling';
import * as fc from 'fast-check';
import { splitByDay } from './split-by-day';

const MIDNIGHT = Date.parse('2027-03-01T00:00:00Z');
const daysOf = (start: number, end: number) => splitByDay({ start, end }).map(({ day }) => day);

describe('splitting a claim by UTC day', () => {
  it('leaves one part of what lies on one day, which ends with its midnight', () => {
    expect(daysOf(MIDNIGHT, MIDNIGHT + DAY)).toEqual(['2027-03-01']);
    expect(daysOf(MIDNIGHT + 9 * HOUR, MIDNIGHT + 10 * HOUR)).toEqual(['2027-03-01']);
  });

  it('cuts at each midnight', () => {
    expect(daysOf(MIDNIGHT - 1, MIDNIGHT + 1)).toEqual(['2027-02-28', '2027-03-01']);
    expect(daysOf(MIDNIGHT - HOUR, MIDNIGHT + DAY + HOUR)).toEqual([
      '2027-02-28',
      '2027-03-01',
      '2027-03-02',
    ]);
  });

  it('loses nothing, repeats nothing and keeps each part within its day', () => {
    const instants = fc.integer({ min: Date.UTC(1960, 0), max: Date.UTC(2100, 0) });
    fc.assert(
      fc.property(instants, fc.integer({ min: 1, max: 20 * DAY }), (start, length) => {
        const parts = splitByDay({ start, end: start + length });
        expect([parts[0]?.start, parts.at(-1)?.end]).toEqual([start, start + length]);
        parts.forEach((part, i) => {
          const day = Date.parse(part.day);
          expect(part.start >= day && part.end <= day + DAY && part.start < part.end).toBe(true);
          if (i > 0) expect(part.start).toBe(parts[i - 1]?.end);
        });
      }),
    );
  });

  it.each([
    [5, 5],
    [6, 5],
    [0.5, 2],
    [Number.NaN, 1],
    [0, Number.POSITIVE_INFINITY],
  ])('refuses %d to %d', (start, end) => expect(() => splitByDay({ start, end })).toThrow(RangeError));
});
