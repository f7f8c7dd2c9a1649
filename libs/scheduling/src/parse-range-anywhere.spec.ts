import * as fc from 'fast-check';
import { parseRange, parseRangeAnywhere } from './parse-range';
import { Interval } from './interval';
import { formatEpochDay } from './local-date';
import { TRANSITION_DAYS } from './testing/transitions';

describe('the range of a query before its zone is known', () => {
  it.each([...new Set(TRANSITION_DAYS.map(({ zone }) => zone))])('covers the range in %s', (zone) => {
    const dates = fc.integer({ min: 0, max: 40_000 }).map(formatEpochDay);
    const instants = fc.integer({ min: 0, max: 3e9 }).map((second) => new Date(second * 1000).toISOString());
    const ends = fc.oneof(dates, instants);
    fc.assert(
      fc.property(ends, ends, (from, to) => {
        const exact = parseRange(zone, from, to);
        if (Array.isArray(exact)) return;
        const { start, end } = exact;
        const anywhere = parseRangeAnywhere(from, to) as Interval;
        expect(anywhere.start).toBeLessThanOrEqual(start);
        expect(anywhere.end).toBeGreaterThanOrEqual(end);
      }),
    );
  });

  it('is as it is where instants say it', () => {
    expect(parseRangeAnywhere('2027-03-01T00:00Z', '2027-03-02T01:00+01:00')).toEqual({
      start: Date.UTC(2027, 2, 1),
      end: Date.UTC(2027, 2, 2),
    });
  });

  it.each([
    ['tomorrow', '2027-03-01', 'from'],
    ['2027-03-01', '2027-02-29', 'to'],
    ['2027-03-05', '2027-03-01', 'to'],
  ])('does not exist for %s to %s', (from, to, path) => {
    expect(parseRangeAnywhere(from, to)).toEqual([expect.objectContaining({ path })]);
  });
});
