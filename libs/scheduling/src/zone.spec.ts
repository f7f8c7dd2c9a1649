import fc from 'fast-check';
import { DateTime } from 'luxon';
import { addDays, isValidZone, localDate, localDayRange, localToInstants, offsetAt } from './index';
import { at } from './testing/builders';
import { TRANSITION_DAYS } from './testing/transitions';
import { segmentsBetween } from './zone';

const MINUTE = 60_000;
const ZONES = [
  ...new Set(TRANSITION_DAYS.map(({ zone }) => zone)),
  'America/Sao_Paulo',
  'America/Havana',
  'America/St_Johns',
  'UTC',
];
const instants = fc.integer({ min: Date.UTC(1970, 0, 1), max: Date.UTC(2060, 0, 1) });

describe.each(ZONES)('%s agrees with luxon', (zone) => {
  it('on the offset of any instant', () => {
    fc.assert(
      fc.property(instants, (instant) => {
        expect(offsetAt(zone, instant)).toBe(DateTime.fromMillis(instant, { zone }).offset * MINUTE);
      }),
    );
  });

  it('on the local date of any instant', () => {
    fc.assert(
      fc.property(instants, (instant) => {
        expect(localDate(zone, instant)).toBe(DateTime.fromMillis(instant, { zone }).toISODate());
      }),
    );
  });

  it('on the instants of any local time', () => {
    fc.assert(
      fc.property(instants, (instant) => {
        const local = DateTime.fromMillis(instant, { zone });
        const found = localToInstants(zone, local.toISODate()!, local.toFormat('HH:mm'));
        const possible = local.startOf('minute').getPossibleOffsets();
        expect(found).toEqual(possible.map((candidate) => candidate.toMillis()).sort((a, b) => a - b));
      }),
    );
  });
});

describe.each(TRANSITION_DAYS)('every minute two days around $date in $zone', ({ zone, date, minutes }) => {
  const from = at(zone, addDays(date, -2));
  const to = at(zone, addDays(date, 2));

  it('has the offset luxon has', () => {
    const wrong: string[] = [];
    for (let instant = from; instant < to; instant += MINUTE) {
      const expected = DateTime.fromMillis(instant, { zone }).offset * MINUTE;
      if (offsetAt(zone, instant) !== expected) wrong.push(new Date(instant).toISOString());
    }
    expect(wrong).toEqual([]);
  });

  it('changes offset once, to the millisecond', () => {
    const segments = segmentsBetween(zone, from, to);
    expect(segments).toHaveLength(minutes === 0 ? 1 : 2);
    for (const { start, end, offset } of segments) {
      expect(
        [start, end - 1].map((instant) => DateTime.fromMillis(instant, { zone }).offset * MINUTE),
      ).toEqual([offset, offset]);
    }
  });
});

describe('localToInstants', () => {
  it('finds nothing in a gap, two instants in a repeated hour, one otherwise', () => {
    expect(localToInstants('America/New_York', '2026-03-08', '02:30')).toEqual([]);
    expect(localToInstants('America/New_York', '2026-11-01', '01:30')).toEqual(
      ['2026-11-01T05:30:00Z', '2026-11-01T06:30:00Z'].map(Date.parse),
    );
    expect(localToInstants('Asia/Kathmandu', '2026-11-01', '24:00')).toEqual([
      Date.parse('2026-11-01T18:15:00Z'),
    ]);
  });

  it.each(['9:00', '25:00', '24:01', ''])('refuses the time %j', (time) => {
    expect(() => localToInstants('UTC', '2026-01-01', time)).toThrow(RangeError);
  });
});

describe('localDayRange', () => {
  it('starts a day whose midnight does not exist at its first instant', () => {
    const { start } = localDayRange('America/Sao_Paulo', '2018-11-04', '2018-11-04');
    expect(DateTime.fromMillis(start, { zone: 'America/Sao_Paulo' }).toFormat('yyyy-MM-dd HH:mm')).toBe(
      '2018-11-04 01:00',
    );
  });

  it('starts a day whose midnight comes twice at the first', () => {
    expect(localDayRange('America/Havana', '2026-11-01', '2026-11-01').start).toBe(
      Date.parse('2026-11-01T04:00:00Z'),
    );
  });

  it('leaves no instant between one day and the next', () => {
    fc.assert(
      fc.property(fc.constantFrom(...ZONES), fc.integer({ min: 0, max: 30_000 }), (zone, days) => {
        const date = addDays('1970-01-01', days);
        const next = addDays(date, 1);
        expect(localDayRange(zone, date, date).end).toBe(localDayRange(zone, next, next).start);
      }),
    );
  });
});

describe('isValidZone', () => {
  it.each(['Europe/Berlin', 'UTC', 'America/Argentina/Buenos_Aires'])('knows %s', (zone) => {
    expect(isValidZone(zone)).toBe(true);
  });

  it.each(['', 'Mars/Olympus', '+05:30', 'Europe/Berlin ', 'Europe', '../etc'])('refuses %j', (zone) => {
    expect(isValidZone(zone)).toBe(false);
    expect(() => offsetAt(zone, 0)).toThrow(RangeError);
  });
});
