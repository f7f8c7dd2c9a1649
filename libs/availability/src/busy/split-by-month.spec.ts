import { DAY } from '@noillin/scheduling';
import * as fc from 'fast-check';
import { monthOf, splitByMonth } from './split-by-month';

describe('splitting busy times by UTC month', () => {
  it('cuts where a month begins', () => {
    const [start, end] = [Date.UTC(2026, 11, 31, 22), Date.UTC(2027, 1, 1)];
    expect(splitByMonth({ start, end })).toEqual([
      { month: '2026-12', start, end: Date.UTC(2027, 0) },
      { month: '2027-01', start: Date.UTC(2027, 0), end },
    ]);
  });

  it('loses nothing, repeats nothing and keeps each part within its month', () => {
    const instants = fc.integer({ min: Date.UTC(1960, 0), max: Date.UTC(2100, 0) });
    fc.assert(
      fc.property(instants, fc.integer({ min: 1, max: 500 * DAY }), (start, length) => {
        const parts = splitByMonth({ start, end: start + length });
        expect([parts[0]?.start, parts.at(-1)?.end]).toEqual([start, start + length]);
        parts.forEach((part, i) => {
          expect([monthOf(part.start), monthOf(part.end - 1)]).toEqual([part.month, part.month]);
          if (i > 0) expect(part.start).toBe(parts[i - 1]?.end);
        });
      }),
    );
  });

  it('makes nothing of an empty interval', () => expect(splitByMonth({ start: 5, end: 5 })).toEqual([]));
});
