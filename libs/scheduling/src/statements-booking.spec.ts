import { explainStart, listSlots, localDayRange, parseRange, Refusal } from './index';
import { inProcessZone } from './testing/process-zone';
import { at, clockTimes, daily, override, queryFor, scheduleIn, timing, walls } from './testing/builders';

const MINUTE = 60_000;
const ZONE = 'Europe/Berlin';
const DATE = '2026-06-10';
const working = scheduleIn(ZONE, daily('09:00-13:00'));

function claim(from: string, to: string, before = 0, after = 0): { start: number; end: number } {
  return {
    start: at(ZONE, `${DATE}T${from}`) - before * MINUTE,
    end: at(ZONE, `${DATE}T${to}`) + after * MINUTE,
  };
}

describe('statement 10: buffers of existing bookings and of the new one both apply', () => {
  const halfHourly = { durationMinutes: 30, slotStepMinutes: 30 };

  it('those of the existing booking', () => {
    const query = queryFor(working, DATE, DATE, {
      timing: timing(halfHourly),
      claims: [claim('10:30', '11:00', 30, 15)],
    });
    expect(clockTimes(ZONE, listSlots(query))).toEqual(['09:00', '09:30', '11:30', '12:00', '12:30']);
  });

  it('those of the new one', () => {
    const buffered = timing({ ...halfHourly, bufferBeforeMinutes: 15, bufferAfterMinutes: 30 });
    const query = queryFor(working, DATE, DATE, { timing: buffered, claims: [claim('10:30', '11:00')] });
    expect(clockTimes(ZONE, listSlots(query))).toEqual(['09:00', '09:30', '11:30', '12:00', '12:30']);
  });

  it('both together, one after the other', () => {
    const buffered = timing({ ...halfHourly, bufferBeforeMinutes: 15, bufferAfterMinutes: 15 });
    const query = queryFor(working, DATE, DATE, {
      timing: buffered,
      claims: [claim('10:30', '11:00', 15, 20)],
    });
    expect(clockTimes(ZONE, listSlots(query))).toEqual(['09:00', '09:30', '12:00', '12:30']);
  });

  it('need not lie inside a window', () => {
    const buffered = timing({ durationMinutes: 240, bufferBeforeMinutes: 60, bufferAfterMinutes: 60 });
    expect(clockTimes(ZONE, listSlots(queryFor(working, DATE, DATE, { timing: buffered })))).toEqual([
      '09:00',
    ]);
  });

  it('reach claims outside the range asked for', () => {
    const query = queryFor(working, DATE, DATE, {
      timing: timing({ bufferBeforeMinutes: 30, bufferAfterMinutes: 30 }),
      claims: [claim('08:00', '08:31'), claim('13:29', '14:00')],
    });
    expect(
      clockTimes(
        ZONE,
        listSlots({ ...query, from: claim('09:00', '09:00').start, to: claim('12:01', '12:01').start }),
      ),
    ).toEqual(['10:00', '11:00']);
  });
});

describe('statement 11: intervals are half-open', () => {
  it('touching is allowed with zero buffer', () => {
    const query = queryFor(working, DATE, DATE, { claims: [claim('10:00', '11:00')] });
    expect(clockTimes(ZONE, listSlots(query))).toEqual(['09:00', '11:00', '12:00']);
  });

  it('one millisecond of overlap is not', () => {
    const { start, end } = claim('10:00', '11:00');
    const query = queryFor(working, DATE, DATE, { claims: [{ start: start - 1, end: end + 1 }] });
    expect(clockTimes(ZONE, listSlots(query))).toEqual(['12:00']);
  });

  it('a start at the end of the range is not in it', () => {
    const query = queryFor(working, DATE, DATE);
    expect(clockTimes(ZONE, listSlots({ ...query, to: at(ZONE, `${DATE}T11:00`) }))).toEqual([
      '09:00',
      '10:00',
    ]);
  });
});

describe('statement 12: minimum notice uses server time and is checked again when booking', () => {
  const query = queryFor(working, DATE, DATE, { timing: timing({ minNoticeMinutes: 120 }) });
  const start = at(ZONE, `${DATE}T11:00`);

  it('a start exactly the notice ahead is offered, a millisecond later it is not', () => {
    const now = start - 120 * MINUTE;
    expect(clockTimes(ZONE, listSlots({ ...query, now }))).toEqual(['11:00', '12:00']);
    expect(clockTimes(ZONE, listSlots({ ...query, now: now + 1 }))).toEqual(['12:00']);
  });

  it('what was offered when listed is refused when booked too late', () => {
    expect(explainStart({ ...query, start })).toEqual({ offered: true });
    expect(explainStart({ ...query, start, now: start - 60 * MINUTE })).toEqual({
      offered: false,
      reason: 'notice',
    });
    expect(explainStart({ ...query, start, now: start + 1 })).toEqual({ offered: false, reason: 'past' });
  });
});

describe('statement 13: horizon, from and to count in local days of the owner', () => {
  it.each(['Pacific/Apia', 'America/New_York', 'Asia/Kathmandu'])(
    'the horizon ends with a local day of %s',
    (zone) => {
      const schedule = scheduleIn(zone, daily('00:00-24:00'));
      for (const time of ['00:00', '11:59', '23:59']) {
        const query = queryFor(schedule, '2026-06-10', '2026-06-20', {
          now: at(zone, `2026-06-10T${time}`),
          timing: timing({ horizonDays: 2 }),
        });
        const last = walls(zone, listSlots(query)).at(-1);
        expect(last?.slice(0, 16)).toBe('2026-06-12 23:00');
      }
    },
  );

  it('a horizon over a change of the clock is still whole days', () => {
    const zone = 'America/New_York';
    const query = queryFor(scheduleIn(zone, daily('00:00-24:00')), '2026-10-31', '2026-11-05', {
      now: at(zone, '2026-10-31T12:00'),
      timing: timing({ horizonDays: 1 }),
    });
    const slots = listSlots(query);
    expect(slots).toHaveLength(12 + 25);
    expect(walls(zone, slots).at(-1)).toBe('2026-11-01 23:00 -05:00');
  });

  it.each([
    ['America/New_York', '2026-03-08', 23],
    ['America/New_York', '2026-11-01', 25],
    ['Australia/Lord_Howe', '2026-10-04', 23.5],
    ['Pacific/Apia', '2011-12-30', 0],
  ])('%s: the day %s has %d hours', (zone, date, hours) => {
    const { start, end } = localDayRange(zone, date, date);
    expect((end - start) / 3_600_000).toBe(hours);
  });

  it('a range given as dates includes both of them', () => {
    expect(parseRange(ZONE, '2026-03-29', '2026-03-30')).toEqual({
      start: at(ZONE, '2026-03-29'),
      end: at(ZONE, '2026-03-31'),
    });
  });
});

describe('statement 15: listing and booking use one function', () => {
  it('every offered slot explains as offered, every other minute has a reason', () => {
    const query = queryFor(working, DATE, DATE, {
      claims: [claim('10:00', '11:00')],
      timing: timing({
        durationMinutes: 25,
        slotStepMinutes: 1,
        bufferBeforeMinutes: 7,
        bufferAfterMinutes: 11,
      }),
    });
    const offered = new Set(listSlots(query).map(({ start }) => start));
    for (let start = query.from; start < query.to; start += MINUTE) {
      expect(explainStart({ ...query, start }).offered).toBe(offered.has(start));
    }
  });
});

describe("statement 16: the viewer's zone changes only how a slot is shown", () => {
  it('the same instants wherever the process runs', () => {
    const query = queryFor(working, '2026-03-28', '2026-03-30');
    const expected = listSlots(query);
    const zones = { 'Pacific/Apia': 13, 'America/New_York': -4, 'Asia/Kathmandu': 5.75 };
    for (const [viewer, hours] of Object.entries(zones)) {
      inProcessZone(viewer, (scheduling) => {
        expect(new Date(query.from).getTimezoneOffset()).toBe(-60 * hours);
        expect(scheduling.listSlots(query)).toEqual(expected);
      });
    }
  });
});

describe('statement 17: time off applies to every gig of that influencer', () => {
  it.each([{}, { durationMinutes: 15, slotStepMinutes: 5 }, { durationMinutes: 1440 }])(
    'with timing %j',
    (changes) => {
      const schedule = scheduleIn(ZONE, daily('00:00-24:00'), override(DATE));
      const slots = listSlots(queryFor(schedule, '2026-06-08', '2026-06-12', { timing: timing(changes) }));
      const off = { start: at(ZONE, DATE), end: at(ZONE, '2026-06-11') };
      expect(slots.length).toBeGreaterThan(0);
      expect(slots.filter(({ start, end }) => start < off.end && end > off.start)).toEqual([]);
    },
  );
});

describe('statement 20: editing rules never moves a booking', () => {
  it('a claim outside the new rules stays as it is and still counts', () => {
    const claims = Object.freeze([Object.freeze(claim('10:00', '11:00'))]);
    const edited = scheduleIn(ZONE, daily('10:30-13:30'));
    expect(clockTimes(ZONE, listSlots(queryFor(edited, DATE, DATE, { claims })))).toEqual(['11:30', '12:30']);
    expect(claims).toEqual([claim('10:00', '11:00')]);
  });
});

describe('statement 22: a start outside the offered slots is refused, naming the reason', () => {
  const schedule = scheduleIn(ZONE, daily('09:00-13:00'), override('2026-06-11'));
  const query = queryFor(schedule, DATE, DATE, {
    now: at(ZONE, '2026-06-10T07:00'),
    timing: timing({ minNoticeMinutes: 150, horizonDays: 5, bufferAfterMinutes: 10 }),
    claims: [claim('11:00', '11:45')],
  });
  const cases: [string, number, Omit<Refusal, 'offered'>][] = [
    ['a start that is no integer', at(ZONE, '2026-06-12T09:00') + 0.5, { reason: 'invalid' }],
    ['not a number', Number.NaN, { reason: 'invalid' }],
    ['the past', at(ZONE, '2026-06-09T09:00'), { reason: 'past' }],
    ['too soon', at(ZONE, '2026-06-10T09:00'), { reason: 'notice' }],
    ['too far ahead', at(ZONE, '2026-06-16T09:00'), { reason: 'horizon' }],
    ['the end of time', Number.MAX_SAFE_INTEGER, { reason: 'horizon' }],
    ['outside the hours', at(ZONE, '2026-06-10T20:00'), { reason: 'closed', by: 'rule' }],
    ['the end of the hours', at(ZONE, '2026-06-10T13:00'), { reason: 'closed', by: 'rule' }],
    ['time off', at(ZONE, '2026-06-11T09:00'), { reason: 'closed', by: 'override' }],
    ['between two slots', at(ZONE, '2026-06-12T09:30'), { reason: 'not_aligned' }],
    ['a slot and a millisecond', at(ZONE, '2026-06-12T09:00') + 1, { reason: 'not_aligned' }],
    ['booked', at(ZONE, '2026-06-10T11:00'), { reason: 'busy' }],
    ['booked right after', at(ZONE, '2026-06-10T10:00'), { reason: 'buffer' }],
  ];

  it.each(cases)('%s', (_name, start, refusal) => {
    expect(explainStart({ ...query, start })).toEqual({ offered: false, ...refusal });
  });

  it('too near to closing time', () => {
    const long = { ...query, timing: timing({ durationMinutes: 150 }) };
    expect(explainStart({ ...long, start: at(ZONE, '2026-06-12T11:00') })).toEqual({
      offered: false,
      reason: 'does_not_fit',
    });
  });
});
