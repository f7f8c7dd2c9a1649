import { listSlots, openIntervals, union } from './index';
import {
  at,
  clockTimes,
  daily,
  override,
  queryFor,
  scheduleIn,
  timing,
  walls,
  weekly,
} from './testing/builders';

const ZONES = [
  'America/New_York',
  'Europe/Berlin',
  'Asia/Kolkata',
  'Australia/Lord_Howe',
  'Asia/Kathmandu',
  'Pacific/Apia',
  'Africa/Casablanca',
];

describe.each(ZONES)('in %s', (zone) => {
  const starts = (...args: Parameters<typeof queryFor>): string[] =>
    walls(zone, listSlots(queryFor(...args))).map((wall) => wall.slice(0, 16));

  describe('statement 4: an override replaces the whole local day', () => {
    it('with its own windows only', () => {
      const schedule = scheduleIn(zone, daily('09:00-11:00'), override('2026-06-10', '14:00-15:00'));
      expect(starts(schedule, '2026-06-09', '2026-06-10')).toEqual([
        '2026-06-09 09:00',
        '2026-06-09 10:00',
        '2026-06-10 14:00',
      ]);
    });

    it('empty, it closes the day', () => {
      const schedule = scheduleIn(zone, daily('09:00-10:00'), override('2026-06-10'));
      expect(starts(schedule, '2026-06-09', '2026-06-11')).toEqual(['2026-06-09 09:00', '2026-06-11 09:00']);
    });

    it('it opens a day that is normally closed', () => {
      const schedule = scheduleIn(zone, weekly([1], '09:00-10:00'), override('2026-06-10', '09:00-10:00'));
      expect(starts(schedule, '2026-06-09', '2026-06-11')).toEqual(['2026-06-10 09:00']);
    });

    it('its first and last minute belong to the local day, whatever the day in UTC', () => {
      const schedule = scheduleIn(zone, daily('00:00-24:00'), override('2026-06-10'));
      const open = openIntervals(schedule, at(zone, '2026-06-09'), at(zone, '2026-06-12'));
      expect(open).toEqual([
        { start: at(zone, '2026-06-09'), end: at(zone, '2026-06-10') },
        { start: at(zone, '2026-06-11'), end: at(zone, '2026-06-12') },
      ]);
    });
  });

  describe('statement 5: windows unite', () => {
    it('several windows of one override day', () => {
      const schedule = scheduleIn(
        zone,
        [],
        override('2026-06-10', '09:00-10:00', '13:00-14:00', '10:00-11:00'),
      );
      const open = openIntervals(schedule, at(zone, '2026-06-10'), at(zone, '2026-06-11'));
      expect(open).toEqual([
        { start: at(zone, '2026-06-10T09:00'), end: at(zone, '2026-06-10T11:00') },
        { start: at(zone, '2026-06-10T13:00'), end: at(zone, '2026-06-10T14:00') },
      ]);
    });

    it('overlapping weekly windows, each with its own grid and no slot twice', () => {
      const schedule = scheduleIn(zone, weekly([3], '09:00-11:00', '09:30-12:00', '10:00-11:00'));
      expect(starts(schedule, '2026-06-10', '2026-06-10')).toEqual([
        '2026-06-10 09:00',
        '2026-06-10 09:30',
        '2026-06-10 10:00',
        '2026-06-10 10:30',
      ]);
    });
  });

  describe('statement 6: an override on a day trims what spills over from the day before', () => {
    it('a rule past midnight ends at midnight', () => {
      const schedule = scheduleIn(zone, weekly([2], '22:00-02:00'), override('2026-06-10'));
      expect(starts(schedule, '2026-06-09', '2026-06-10')).toEqual(['2026-06-09 22:00', '2026-06-09 23:00']);
    });

    it('so does an override past midnight', () => {
      const schedule = scheduleIn(
        zone,
        [],
        override('2026-06-09', '23:00-03:00'),
        override('2026-06-10', '02:00-03:00'),
      );
      expect(starts(schedule, '2026-06-09', '2026-06-10')).toEqual(['2026-06-09 23:00', '2026-06-10 02:00']);
    });

    it('an override also takes away what its own day would have spilt', () => {
      const schedule = scheduleIn(zone, weekly([2], '22:00-02:00'), override('2026-06-09', '08:00-09:00'));
      expect(starts(schedule, '2026-06-09', '2026-06-10')).toEqual(['2026-06-09 08:00']);
    });
  });

  describe('statement 7: windows may cross midnight and may end at 24:00', () => {
    it('23:30-00:30 is bookable', () => {
      const schedule = scheduleIn(zone, weekly([2], '23:30-00:30'));
      expect(starts(schedule, '2026-06-08', '2026-06-12')).toEqual(['2026-06-09 23:30']);
    });

    it('the part after midnight is found when only that day is asked for', () => {
      const schedule = scheduleIn(zone, weekly([2], '22:30-02:30'));
      expect(starts(schedule, '2026-06-10', '2026-06-10')).toEqual(['2026-06-10 00:30', '2026-06-10 01:30']);
    });

    it.each(['22:00-24:00', '22:00-00:00'])('%s ends at midnight', (text) => {
      expect(starts(scheduleIn(zone, weekly([2], text)), '2026-06-09', '2026-06-10')).toEqual([
        '2026-06-09 22:00',
        '2026-06-09 23:00',
      ]);
    });

    it('a Sunday window runs into Monday', () => {
      const schedule = scheduleIn(zone, weekly([7], '23:00-01:00'));
      expect(starts(schedule, '2026-06-14', '2026-06-15')).toEqual(['2026-06-14 23:00', '2026-06-15 00:00']);
    });
  });

  describe('statement 8: slots align to the start of the window they lie in', () => {
    it('also where the range asked for begins within the window', () => {
      const query = queryFor(scheduleIn(zone, daily('09:10-13:00')), '2026-06-10', '2026-06-10');
      const slots = listSlots({ ...query, from: at(zone, '2026-06-10T10:00') });
      expect(clockTimes(zone, slots)).toEqual(['10:10', '11:10']);
    });

    it("an override's own start counts, not the weekly grid", () => {
      const schedule = scheduleIn(zone, daily('09:00-12:00'), override('2026-06-10', '09:20-12:00'));
      expect(starts(schedule, '2026-06-10', '2026-06-10')).toEqual(['2026-06-10 09:20', '2026-06-10 10:20']);
    });

    it('a claim does not move the grid', () => {
      const query = queryFor(scheduleIn(zone, daily('09:00-13:00')), '2026-06-10', '2026-06-10', {
        claims: [{ start: at(zone, '2026-06-10T09:00'), end: at(zone, '2026-06-10T09:25') }],
      });
      expect(clockTimes(zone, listSlots(query))).toEqual(['10:00', '11:00', '12:00']);
    });
  });

  describe('statement 9: a slot fits wholly inside the union of free intervals', () => {
    it('over two windows that touch', () => {
      const query = queryFor(
        scheduleIn(zone, weekly([3], '09:00-10:30', '10:30-12:00')),
        '2026-06-10',
        '2026-06-10',
        {
          timing: timing({ durationMinutes: 90 }),
        },
      );
      expect(clockTimes(zone, listSlots(query))).toEqual(['09:00', '10:00', '10:30']);
    });

    it('not over a pause, and not beyond the last window', () => {
      const query = queryFor(
        scheduleIn(zone, weekly([3], '09:00-10:30', '10:31-12:00')),
        '2026-06-10',
        '2026-06-10',
      );
      expect(clockTimes(zone, listSlots(query))).toEqual(['09:00', '10:31']);
    });

    it('of several whole days', () => {
      const schedule = scheduleIn(zone, daily('00:00-24:00'), override('2026-06-12'));
      const query = queryFor(schedule, '2026-06-08', '2026-06-12', {
        timing: timing({ durationMinutes: 3 * 1440, slotStepMinutes: 1440 }),
      });
      expect(walls(zone, listSlots(query)).map((wall) => wall.slice(0, 16))).toEqual([
        '2026-06-08 00:00',
        '2026-06-09 00:00',
      ]);
    });
  });
});

describe('openIntervals', () => {
  it('is the union of the same windows, clipped to the range', () => {
    const schedule = scheduleIn('Asia/Kolkata', daily('08:00-12:00', '10:00-16:00'));
    const range = [at('Asia/Kolkata', '2026-06-10T11:00'), at('Asia/Kolkata', '2026-06-11T09:00')] as const;
    const open = openIntervals(schedule, ...range);
    expect(open[0]!.start).toBe(range[0]);
    expect(open.at(-1)!.end).toBe(range[1]);
    expect(union(open)).toEqual(open);
  });
});
