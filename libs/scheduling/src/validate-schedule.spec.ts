import fc from 'fast-check';
import { listSlots, SCHEDULE_LIMITS, validateOverride, validateSchedule } from './index';
import { daily, override, queryFor, scheduleIn, weekly } from './testing/builders';

function paths(...args: Parameters<typeof scheduleIn>): string[] {
  return validateSchedule(scheduleIn(...args)).map(({ path }) => path);
}

describe('validateSchedule accepts', () => {
  it.each([
    ['an ordinary week', daily('09:00-17:00')],
    ['windows that overlap', daily('09:00-12:00', '11:00-15:00')],
    ['a window past midnight', daily('22:00-02:00')],
    ['a window to midnight, either way', daily('20:00-24:00', '21:00-00:00')],
    ['a whole day', daily('00:00-24:00')],
    ['no window at all', []],
  ])('%s', (_name, rules) => {
    expect(validateSchedule(scheduleIn('Europe/Berlin', rules))).toEqual([]);
  });

  it('29 February of a leap year', () => {
    expect(paths('Europe/Berlin', [], override('2028-02-29'))).toEqual([]);
  });
});

describe('validateSchedule refuses', () => {
  it.each(['', 'Mars/Olympus', '+02:00'])('the zone %j', (zone) => {
    expect(paths(zone, [])).toEqual(['timezone']);
  });

  it.each([0, 8, -1, 1.5, Number.NaN])('the weekday %d', (weekday) => {
    expect(paths('UTC', weekly([weekday], '09:00-10:00'))).toEqual(['weekly[0].weekday']);
  });

  it.each([
    ['24:00-02:00', ['weekly[0].start']],
    ['9:00-10:00', ['weekly[0].start']],
    ['09:60-10:00', ['weekly[0].start']],
    ['09:00-24:01', ['weekly[0].end']],
    ['09:00-25:00', ['weekly[0].end']],
    ['x-y', ['weekly[0].start', 'weekly[0].end']],
    ['09:00-09:00', ['weekly[0].end']],
    ['00:00-00:00', ['weekly[0].end']],
  ])('the window %s', (window, expected) => {
    expect(paths('UTC', weekly([1], window))).toEqual(expected);
  });

  it.each(['2026-02-29', '2026-13-01', '2026-00-10', '2026-04-31', '26-04-01', '2026-4-1', '0000-00-00', ''])(
    'the date %j',
    (date) => {
      expect(paths('UTC', [], override(date))).toEqual(['overrides[0].date']);
    },
  );

  it('a date overridden twice', () => {
    expect(paths('UTC', [], override('2026-06-10'), override('2026-06-11'), override('2026-06-10'))).toEqual([
      'overrides[2].date',
    ]);
  });

  it('bad windows of an override', () => {
    expect(paths('UTC', [], override('2026-06-10', '09:00-10:00', '10:00-10:00'))).toEqual([
      'overrides[0].windows[1].end',
    ]);
    expect(validateOverride(override('2026-06-10', '24:00-10:00')).map(({ path }) => path)).toEqual([
      'windows[0].start',
    ]);
  });

  it('too many of anything, without looking at each', () => {
    const windows = Array.from({ length: SCHEDULE_LIMITS.weeklyWindows + 1 }, () => ({
      weekday: 9,
      start: '',
      end: '',
    }));
    expect(paths('UTC', windows)).toEqual(['weekly']);
    const overrides = Array.from({ length: SCHEDULE_LIMITS.overrides + 1 }, () => override('2026-06-10'));
    expect(paths('UTC', [], ...overrides)).toEqual(['overrides']);
    const many = Array.from({ length: SCHEDULE_LIMITS.windowsPerOverride + 1 }, () => '09:00-10:00');
    expect(paths('UTC', [], override('2026-06-10', ...many))).toEqual(['overrides[0].windows']);
  });
});

describe('a schedule without problems', () => {
  const text = fc.oneof(
    fc.string({ maxLength: 6 }),
    fc.constantFrom('00:00', '09:30', '23:59', '24:00', '12:00'),
  );
  const rule = fc.record({ weekday: fc.integer({ min: 0, max: 8 }), start: text, end: text });
  const date = fc.constantFrom('2026-03-29', '2026-02-29', '2026-06-10', 'x');
  const closed = fc.record({
    date,
    windows: fc.array(fc.record({ start: text, end: text }), { maxLength: 2 }),
  });

  it('never makes a listing throw', () => {
    fc.assert(
      fc.property(
        fc.array(rule, { maxLength: 3 }),
        fc.array(closed, { maxLength: 2 }),
        (rules, overrides) => {
          const schedule = scheduleIn('Europe/Berlin', rules, ...overrides);
          fc.pre(validateSchedule(schedule).length === 0);
          expect(() => listSlots(queryFor(schedule, '2026-03-01', '2026-06-30'))).not.toThrow();
        },
      ),
    );
  });
});
