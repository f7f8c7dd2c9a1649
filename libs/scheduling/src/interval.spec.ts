import fc from 'fast-check';
import { Interval, intersect, overlaps, subtract, union } from './index';

const intervals = fc.array(
  fc
    .tuple(fc.integer({ min: 0, max: 40 }), fc.integer({ min: 0, max: 10 }))
    .map(([start, length]) => ({ start, end: start + length })),
  { maxLength: 8 },
);

/** The integers an interval list covers: the model the algebra is checked against. */
function points(list: readonly Interval[]): number[] {
  return Array.from({ length: 60 }, (_, n) => n).filter((n) =>
    list.some(({ start, end }) => start <= n && n < end),
  );
}

function expectCanonical(list: readonly Interval[]): void {
  expect(list.every(({ start, end }, i) => start < end && (i === 0 || list[i - 1]!.end < start))).toBe(true);
}

describe('intervals', () => {
  it('unite to the same points, sorted and apart', () => {
    fc.assert(
      fc.property(intervals, (list) => {
        expect(points(union(list))).toEqual(points(list));
        expectCanonical(union(list));
      }),
    );
  });

  it('intersect in the points common to every list', () => {
    fc.assert(
      fc.property(intervals, intervals, intervals, (a, b, c) => {
        const common = points(a).filter((n) => points(b).includes(n) && points(c).includes(n));
        expect(points(intersect(a, b, c))).toEqual(common);
        expectCanonical(intersect(a, b, c));
      }),
    );
  });

  it('subtract to the points of one that are not in the other', () => {
    fc.assert(
      fc.property(intervals, intervals, (a, b) => {
        expect(points(subtract(a, b))).toEqual(points(a).filter((n) => !points(b).includes(n)));
        expectCanonical(subtract(a, b));
      }),
    );
  });

  it('do not overlap when they touch', () => {
    expect(overlaps({ start: 0, end: 5 }, { start: 5, end: 9 })).toBe(false);
    expect(overlaps({ start: 0, end: 6 }, { start: 5, end: 9 })).toBe(true);
  });

  it('have nothing in common with no list, or with an empty one', () => {
    expect(intersect()).toEqual([]);
    expect(intersect([{ start: 0, end: 5 }], [])).toEqual([]);
  });

  it('are left as they were given', () => {
    const given = Object.freeze([Object.freeze({ start: 4, end: 6 }), Object.freeze({ start: 0, end: 5 })]);
    expect(union(given)).toEqual([{ start: 0, end: 6 }]);
  });
});
