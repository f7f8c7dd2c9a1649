import { explainStart, listSlots, TIMING_LIMITS, validateTiming } from './index';
import { daily, queryFor, scheduleIn, timing } from './testing/builders';

describe('validateTiming', () => {
  it('accepts an hour, and several whole days', () => {
    expect(validateTiming(timing())).toEqual([]);
    expect(validateTiming(timing({ durationMinutes: 3 * 1440 }))).toEqual([]);
  });

  it.each(Object.entries(TIMING_LIMITS))('keeps %s within %j, whole numbers only', (path, [least, most]) => {
    for (const value of [least, most]) expect(validateTiming(timing({ [path]: value }))).toEqual([]);
    for (const value of [least - 1, most + 1, least + 0.5, Number.NaN, Number.POSITIVE_INFINITY, undefined]) {
      expect(validateTiming({ ...timing(), [path]: value }).map((problem) => problem.path)).toEqual([path]);
    }
  });
});

describe('a timing that would never end a listing', () => {
  it.each([
    { slotStepMinutes: 0 },
    { slotStepMinutes: -5 },
    { durationMinutes: 0 },
    { durationMinutes: Number.NaN },
  ])('%j is refused', (changes) => {
    const query = queryFor(scheduleIn('UTC', daily('09:00-17:00')), '2026-06-10', '2026-06-10', {
      timing: timing(changes),
    });
    expect(() => listSlots(query)).toThrow(RangeError);
    expect(() => explainStart({ ...query, start: query.from })).toThrow(RangeError);
  });
});
