import { DateTime } from 'luxon';
import { addDays, listSlots, localToInstants, openIntervals } from './index';
import { at, clockTimes, daily, override, queryFor, scheduleIn, timing, walls } from './testing/builders';
import { TRANSITION_DAYS } from './testing/transitions';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const gaps = TRANSITION_DAYS.filter(({ minutes }) => minutes > 0);
const repeats = TRANSITION_DAYS.filter(({ minutes }) => minutes < 0);

describe('test data', () => {
  it.each(TRANSITION_DAYS)('$zone changes by $minutes minutes on $date', ({ zone, date, minutes }) => {
    const offset = (days: number): number =>
      DateTime.fromISO(addDays(date, days), { zone }).plus({ hours: 12 }).offset;
    expect(offset(1) - offset(-2)).toBe(minutes);
  });
});

describe('statement 1: rules are wall-clock in the zone of the owner', () => {
  it.each(TRANSITION_DAYS)('09:00 stays 09:00 two days around $date in $zone', ({ zone, date }) => {
    const query = queryFor(scheduleIn(zone, daily('09:00-10:00')), addDays(date, -2), addDays(date, 2));
    const slots = listSlots(query);
    expect(clockTimes(zone, slots)).toEqual(slots.map(() => '09:00'));
    expect(slots).toHaveLength(zone === 'Pacific/Apia' && date === '2011-12-31' ? 4 : 5);
  });

  it('keeps to the clock where the change moves it by half an hour', () => {
    const query = queryFor(
      scheduleIn('Australia/Lord_Howe', daily('09:00-10:00')),
      '2026-04-04',
      '2026-04-05',
    );
    expect(walls('Australia/Lord_Howe', listSlots(query))).toEqual([
      '2026-04-04 09:00 +11:00',
      '2026-04-05 09:00 +10:30',
    ]);
  });
});

describe('statement 2: a spring gap yields no slot, a repeated autumn hour two instants', () => {
  it.each(gaps)('no local time of the gap of $date in $zone has an instant', ({ zone, date, minutes }) => {
    const open = openIntervals(
      scheduleIn(zone, daily('00:00-24:00')),
      at(zone, addDays(date, -2)),
      at(zone, addDays(date, 2)),
    );
    expect(open).toHaveLength(1);
    const existing = DateTime.fromISO(addDays(date, 2), { zone }).diff(
      DateTime.fromISO(addDays(date, -2), { zone }),
    );
    expect(open[0]!.end - open[0]!.start).toBe(existing.toMillis());
    expect(existing.toMillis()).toBeLessThanOrEqual(4 * 24 * HOUR - minutes * MINUTE);
  });

  it('a window inside the gap yields nothing', () => {
    const query = queryFor(scheduleIn('America/New_York', daily('02:00-03:00')), '2026-03-07', '2026-03-09');
    expect(walls('America/New_York', listSlots(query))).toEqual([
      '2026-03-07 02:00 -05:00',
      '2026-03-09 02:00 -04:00',
    ]);
  });

  it('a window starting in the gap begins at the first instant after it', () => {
    const query = queryFor(scheduleIn('Europe/Berlin', daily('02:30-05:00')), '2026-03-29', '2026-03-29');
    expect(walls('Europe/Berlin', listSlots(query))).toEqual([
      '2026-03-29 03:00 +02:00',
      '2026-03-29 04:00 +02:00',
    ]);
  });

  it('a window spanning the gap skips it', () => {
    const query = queryFor(scheduleIn('America/New_York', daily('01:00-05:00')), '2026-03-08', '2026-03-08');
    expect(clockTimes('America/New_York', listSlots(query))).toEqual(['01:00', '03:00', '04:00']);
  });

  it('a window of a skipped date never opens', () => {
    const schedule = scheduleIn('Pacific/Apia', [], override('2011-12-30', '09:00-17:00'));
    expect(
      openIntervals(schedule, at('Pacific/Apia', '2011-12-27'), at('Pacific/Apia', '2012-01-03')),
    ).toEqual([]);
    expect(localToInstants('Pacific/Apia', '2011-12-30', '12:00')).toEqual([]);
  });

  it.each(repeats)('the repeated time of $date in $zone is offered twice', ({ zone, date, minutes }) => {
    const schedule = scheduleIn(zone, daily('00:00-24:00'));
    const query = queryFor(schedule, addDays(date, -1), addDays(date, 1), {
      timing: timing({ durationMinutes: 15, slotStepMinutes: 15 }),
    });
    const shown = listSlots(query).map(({ start }) =>
      DateTime.fromMillis(start, { zone }).toFormat('yyyy-MM-dd HH:mm'),
    );
    const twice = shown.filter((wall, i) => shown.indexOf(wall) !== i);
    expect(twice).toHaveLength(-minutes / 15);
    expect(new Set(listSlots(query).map(({ start }) => start)).size).toBe(shown.length);
  });

  it('a window 01:00-03:00 on the day the clock falls back lasts three hours', () => {
    const query = queryFor(scheduleIn('America/New_York', daily('01:00-03:00')), '2026-11-01', '2026-11-01');
    expect(walls('America/New_York', listSlots(query))).toEqual([
      '2026-11-01 01:00 -04:00',
      '2026-11-01 01:00 -05:00',
      '2026-11-01 02:00 -05:00',
    ]);
  });

  it('a window over part of the repeated hour opens once in each pass', () => {
    const query = queryFor(scheduleIn('America/New_York', daily('01:15-01:45')), '2026-11-01', '2026-11-01', {
      timing: timing({ durationMinutes: 30, slotStepMinutes: 30 }),
    });
    expect(walls('America/New_York', listSlots(query))).toEqual([
      '2026-11-01 01:15 -04:00',
      '2026-11-01 01:15 -05:00',
    ]);
  });
});

describe('statement 3: notice that expires on a day the clock changes does not shift slots', () => {
  it.each(TRANSITION_DAYS)('$date in $zone', ({ zone, date }) => {
    const schedule = scheduleIn(zone, daily('00:00-24:00'));
    const all = queryFor(schedule, date, addDays(date, 1));
    const noticed = {
      ...all,
      now: at(zone, date) - 20 * HOUR + 7 * MINUTE,
      timing: timing({ minNoticeMinutes: 23 * 60 + 11 }),
    };
    const earliest = noticed.now + noticed.timing.minNoticeMinutes * MINUTE;
    expect(listSlots(noticed)).toEqual(listSlots(all).filter(({ start }) => start >= earliest));
    expect(listSlots(noticed).length).toBeLessThan(listSlots(all).length);
  });
});

describe('statement 8 over a change of the clock: the grid counts elapsed time from the start of the window', () => {
  it.each([
    ['2026-03-08', ['00:30 -05:00', '03:10 -04:00', '04:50 -04:00']],
    ['2026-11-01', ['00:30 -04:00', '01:10 -05:00', '02:50 -05:00', '04:30 -05:00']],
  ])('%s in America/New_York', (date, expected) => {
    const query = queryFor(scheduleIn('America/New_York', daily('00:30-06:00')), date, date, {
      timing: timing({ slotStepMinutes: 100 }),
    });
    expect(walls('America/New_York', listSlots(query)).map((wall) => wall.slice(11))).toEqual(expected);
  });
});
