import { HOUR } from '@noillin/scheduling';
import { rankWindows, type OptimizerQuery } from './index';
import { at, daily, queryFor } from './testing/queries';
import { CRITERIA, type Criterion } from './weights';

const only = (criterion: Criterion): OptimizerQuery['weights'] =>
  Object.fromEntries(CRITERIA.map((name) => [name, name === criterion ? 1 : 0])) as OptimizerQuery['weights'];
const startsBy = (criterion: Criterion, people: Parameters<typeof queryFor>[0], changes = {}): string[] =>
  rankWindows(queryFor(people, { weights: only(criterion), limit: 100, ...changes })).windows.map(
    ({ start }) => new Date(start).toISOString().slice(11, 16),
  );
const claim = (start: string, end: string) => ({ start: at(start), end: at(end) });

describe('windows are ranked', () => {
  const nine = { schedule: { weekly: daily('09:00-12:00') } };
  const ten = { schedule: { weekly: daily('10:00-12:00') }, required: false };
  const eleven = { schedule: { weekly: daily('11:00-12:00') }, required: false };

  it('by how many members are in', () => {
    expect(startsBy('members', [nine, ten, eleven])).toEqual(['11:00', '10:00', '09:00']);
  });

  it('by the reach of those who are in', () => {
    const early = { schedule: { weekly: daily('09:00-10:00') }, required: false, followers: 9000 };
    expect(startsBy('reach', [nine, early, ten, eleven])).toEqual(['09:00', '11:00', '10:00']);
  });

  it('by how much of what the price was agreed for takes part', () => {
    const dear = { ...eleven, shareBps: 8000 };
    const { windows } = rankWindows(queryFor([nine, dear, ten], { weights: only('price') }));
    expect(windows.map(({ parts }) => parts.price)).toEqual([1, 0.2, 0.1]);
  });

  it('by how early they are', () => {
    expect(startsBy('earliness', [nine])).toEqual(['09:00', '10:00', '11:00']);
    const [first] = rankWindows(queryFor([nine], { weights: only('earliness') })).windows;
    expect(first?.score).toBeCloseTo(1 - 9 / 24);
  });

  it('by how little they break up free time', () => {
    const person = { schedule: { weekly: daily('09:00-13:00') } };
    // Half past nine leaves half an hour that nobody can use; ten o'clock splits what is free.
    const timing = { ...queryFor([]).timing, slotStepMinutes: 30 };
    const { windows } = rankWindows(queryFor([person], { timing, weights: only('compactness'), limit: 100 }));
    const of = (time: string) => windows.find(({ start }) => start === at(time))?.score;
    expect([of('09:00'), of('09:30'), of('10:00'), of('12:00')]).toEqual([1, 0, 0.5, 1]);
  });

  it('by what is free around them, not by what is open', () => {
    const person = { schedule: { weekly: daily('09:00-13:00') }, claims: [claim('10:00', '11:00')] };
    const { windows } = rankWindows(queryFor([person], { weights: only('compactness') }));
    expect(windows.map(({ start, score }) => [start, score])).toEqual([
      [at('09:00'), 1],
      [at('11:00'), 1],
      [at('12:00'), 1],
    ]);
  });

  it('by preferred hours, on the wall clock of their zone', () => {
    const preferredHours = { timezone: 'Asia/Kolkata', start: '16:00', end: '17:00', only: false };
    expect(startsBy('preferredHours', [nine], { preferredHours })[0]).toBe('10:00');
    const { windows } = rankWindows(queryFor([nine], { preferredHours, weights: only('preferredHours') }));
    expect(windows.map(({ parts }) => parts.preferredHours)).toEqual([0.5, 0.5, 0]);
  });

  it('only within preferred hours where these are a condition', () => {
    const preferredHours = { timezone: 'UTC', start: '10:00', end: '12:00', only: true };
    expect(startsBy('earliness', [nine], { preferredHours })).toEqual(['10:00', '11:00']);
  });

  it('by weights of any scale; those of preferred hours count for nothing where there are none', () => {
    const weights = { members: 4, reach: 4, price: 4, earliness: 4, compactness: 4, preferredHours: 99 };
    for (const window of rankWindows(queryFor([nine, ten, eleven], { weights })).windows) {
      const { preferredHours: _, ...parts } = window.parts;
      const mean = Object.values(parts).reduce((sum, part) => sum + part) / 5;
      expect(window.score).toBeCloseTo(mean);
    }
  });

  it('but not by weights that say nothing', () => {
    const zero = only('preferredHours');
    expect(() => rankWindows(queryFor([nine], { weights: zero }))).toThrow(RangeError);
    expect(() => rankWindows(queryFor([nine], { weights: { ...zero, members: -1 } }))).toThrow(RangeError);
  });

  it('as far as the budget goes, and it is said when that is not all the way', () => {
    const all = rankWindows(queryFor([nine, ten]));
    expect([all.windows.length, all.complete]).toEqual([3, true]);
    const some = rankWindows(queryFor([nine, ten], { nodeBudget: 5 }));
    expect([some.windows.length, some.complete]).toEqual([2, false]);
  });

  it('and none comes of a gig that has none', () => {
    expect(rankWindows(queryFor([{ claims: [{ start: 0, end: 24 * HOUR }] }]))).toEqual({
      windows: [],
      complete: true,
    });
  });
});
