import fc from 'fast-check';
import { explainStart, listSlots, openIntervals, Schedule, SlotQuery } from './index';
import { at } from './testing/builders';
import { alignedAt, fitsAt, freeAt, modelSlots, openAt, withinHorizon } from './testing/minute-model';
import { TRANSITION_DAYS, TransitionDay } from './testing/transitions';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

const clock = fc
  .integer({ min: 0, max: 95 })
  .map((n) => `${String(n >> 2).padStart(2, '0')}:${['00', '15', '30', '45'][n & 3]}`);
const localWindow = fc
  .record({ start: clock, end: fc.oneof({ weight: 5, arbitrary: clock }, fc.constant('24:00')) })
  .filter(({ start, end }) => start !== end);
const weeklyRules = fc.array(
  fc.tuple(fc.integer({ min: 1, max: 7 }), localWindow).map(([weekday, window]) => ({ weekday, ...window })),
  { maxLength: 12 },
);

/** The dates two days around the transition. */
function datesAround({ date }: TransitionDay): string[] {
  return [-2, -1, 0, 1, 2].map((days) => new Date(Date.parse(date) + days * DAY).toISOString().slice(0, 10));
}

function schedules(day: TransitionDay): fc.Arbitrary<Schedule> {
  const override = fc.record({
    date: fc.constantFrom(...datesAround(day)),
    windows: fc.array(localWindow, { maxLength: 3 }),
  });
  const overrides = fc.uniqueArray(override, { maxLength: 3, selector: ({ date }) => date });
  return fc.record({ timezone: fc.constant(day.zone), weekly: weeklyRules, overrides });
}

const timings = fc.record({
  durationMinutes: fc.constantFrom(15, 20, 45, 60, 90, 240, 1500),
  bufferBeforeMinutes: fc.constantFrom(0, 0, 10, 30),
  bufferAfterMinutes: fc.constantFrom(0, 0, 5, 60),
  minNoticeMinutes: fc.constantFrom(0, 0, 90, 1440, 2000),
  horizonDays: fc.integer({ min: 0, max: 5 }),
  slotStepMinutes: fc.constantFrom(5, 15, 20, 60, 90, 300),
});

function queries(day: TransitionDay): fc.Arbitrary<SlotQuery> {
  const middle = at(day.zone, `${day.date}T00:00`);
  const minute = (from: number, to: number): fc.Arbitrary<number> =>
    fc.integer({ min: from, max: to }).map((n) => middle + n * MINUTE);
  const claim = fc
    .tuple(minute(-2880, 2880), fc.integer({ min: 0, max: 300 }))
    .map(([start, length]) => ({ start, end: start + length * MINUTE }));
  return fc.record({
    schedule: schedules(day),
    timing: timings,
    claims: fc.array(claim, { maxLength: 6 }),
    now: minute(-3 * 1440, 0),
    from: minute(-1440, 0),
    to: minute(1, 1440),
  });
}

describe.each(TRANSITION_DAYS)('around $date in $zone', (day) => {
  it('opens exactly the minutes the model opens', () => {
    const middle = at(day.zone, `${day.date}T00:00`);
    const [from, to] = [middle - 2 * DAY, middle + 2 * DAY];
    fc.assert(
      fc.property(schedules(day), (schedule) => {
        const open = openIntervals(schedule, from, to);
        for (let minute = from; minute < to; minute += 5 * MINUTE) {
          const isOpen = open.some(({ start, end }) => start <= minute && minute < end);
          if (isOpen !== openAt(schedule, minute).length > 0) throw new Error(new Date(minute).toISOString());
        }
      }),
      { numRuns: 15 },
    );
  });

  it('lists exactly the slots the model lists', () => {
    fc.assert(
      fc.property(queries(day), (query) => {
        expect(listSlots(query)).toEqual(modelSlots(query));
      }),
      { numRuns: 25 },
    );
  });

  it('explains every offered start as offered and refuses every other for a reason the model confirms', () => {
    fc.assert(
      fc.property(queries(day), (query) => {
        const offered = new Set(listSlots(query).map(({ start }) => start));
        for (let start = query.from; start < query.to; start += 35 * MINUTE) {
          if (!offered.has(start)) expectTrueReason(query, start);
        }
        expect([...offered].every((start) => explainStart({ ...query, start }).offered)).toBe(true);
      }),
      { numRuns: 25 },
    );
  });
});

function expectTrueReason(query: SlotQuery, start: number): void {
  const { schedule, timing, claims, now } = query;
  const explanation = explainStart({ ...query, start });
  if (explanation.offered) throw new Error('offered by explaining, not by listing');
  const during = { ...query, timing: { ...timing, bufferBeforeMinutes: 0, bufferAfterMinutes: 0 }, claims };
  const truths = {
    invalid: !Number.isSafeInteger(start),
    past: start < now,
    notice: start >= now && start < now + timing.minNoticeMinutes * MINUTE,
    horizon: !withinHorizon(query, start),
    closed: openAt(schedule, start).length === 0,
    not_aligned: openAt(schedule, start).length > 0 && !alignedAt(schedule, start, timing.slotStepMinutes),
    does_not_fit: !fitsAt(schedule, start, timing.durationMinutes),
    busy: !freeAt(during, start),
    limit: false,
    quorum: false,
    buffer: freeAt(during, start) && !freeAt(query, start),
  };
  if (!truths[explanation.reason]) throw new Error(`${new Date(start).toISOString()}: ${explanation.reason}`);
}
