import fc from 'fast-check';
import { explainGroupStart, GroupSlotQuery, listGroupSlots, listSlots } from './index';
import { at, daily, override, queryFor, scheduleIn, timing, walls, weekly } from './testing/builders';
import { ExplainedQuery, groupQueryFor, Person } from './testing/group-builders';

const DATE = '2026-06-10';
const berlin: Person = { schedule: scheduleIn('Europe/Berlin', daily('09:00-17:00')), claims: [] };
const newYork: Person = { schedule: scheduleIn('America/New_York', daily('08:30-12:00')), claims: [] };
const closed: Person = { schedule: scheduleIn('Asia/Kolkata', []), claims: [] };

const groupQuery = (...people: Person[]): ExplainedQuery =>
  groupQueryFor(people, 'Europe/Berlin', DATE, DATE);

const starts = (query: GroupSlotQuery): string[] =>
  walls('Europe/Berlin', listGroupSlots(query)).map((wall) => wall.slice(11, 16));

describe('statement 18: a group is the intersection over its required members', () => {
  it('offers the time common to all, counted from the latest window start', () => {
    expect(starts(groupQuery(berlin, newYork))).toEqual(['14:30', '15:30']);
  });

  it('is the same in any order', () => {
    expect(listGroupSlots(groupQuery(newYork, berlin))).toEqual(listGroupSlots(groupQuery(berlin, newYork)));
  });

  it('a required member with no windows empties it', () => {
    expect(starts(groupQuery(berlin, closed))).toEqual([]);
  });

  it('a group of nobody is never available', () => {
    expect(starts(groupQuery())).toEqual([]);
  });

  it('a claim on any member takes the time from the group', () => {
    const busy = {
      ...newYork,
      claims: [{ start: at('Europe/Berlin', `${DATE}T15:00`), end: at('Europe/Berlin', `${DATE}T15:30`) }],
    };
    expect(starts(groupQuery(berlin, busy))).toEqual(['15:30']);
  });

  it('time off of one member closes the day for all', () => {
    const off = {
      ...newYork,
      schedule: scheduleIn('America/New_York', daily('08:30-12:00'), override(DATE)),
    };
    expect(starts(groupQuery(berlin, off))).toEqual([]);
  });

  it('a group of one is that one', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 7 }),
        fc.integer({ min: 10, max: 300 }),
        (weekday, durationMinutes) => {
          const schedule = scheduleIn(
            'Europe/Berlin',
            weekly([weekday], '09:00-12:00', '11:20-18:00', '22:00-03:00'),
          );
          const query = queryFor(schedule, '2026-03-23', '2026-03-31', {
            timing: timing({ durationMinutes, slotStepMinutes: 25 }),
          });
          const group = groupQueryFor([query], 'Europe/Berlin', '2026-03-23', '2026-03-31', query);
          expect(listGroupSlots(group)).toEqual(listSlots(query).map((slot) => ({ ...slot, members: [0] })));
        },
      ),
    );
  });

  it('offers whole minutes exactly where every member alone would', () => {
    const hours = fc.array(fc.tuple(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 23 })), {
      maxLength: 3,
    });
    const clock = (hour: number): string => `${String(hour).padStart(2, '0')}:00`;
    const member = fc
      .tuple(fc.constantFrom('Europe/Berlin', 'America/New_York', 'Pacific/Apia'), hours)
      .map(([zone, windows]) => ({
        schedule: scheduleIn(
          zone,
          daily(...windows.filter(([a, b]) => a !== b).map(([a, b]) => `${clock(a)}-${clock(b)}`)),
        ),
        claims: [],
      }));
    fc.assert(
      fc.property(fc.array(member, { minLength: 1, maxLength: 4 }), (members) => {
        const query = groupQuery(...members);
        const alone = members.map(({ schedule }) =>
          listSlots({ ...query, schedule, claims: [] }).map(({ start }) => start),
        );
        const everyone = alone.reduce((common, list) => common.filter((start) => list.includes(start)));
        expect(listGroupSlots(query).map(({ start }) => start)).toEqual(everyone);
      }),
    );
  });
});

describe('a start a group does not offer', () => {
  const at0 = (time: string): number => at('Europe/Berlin', `${DATE}T${time}`);
  const busy = { ...newYork, claims: [{ start: at0('15:00'), end: at0('15:20') }] };

  it.each([
    ['14:30', { reason: 'busy' }, [1]],
    ['15:00', { reason: 'busy' }, [1]],
    ['15:20', { reason: 'not_aligned' }, []],
    ['10:30', { reason: 'closed', by: 'rule' }, [1]],
    ['16:30', { reason: 'does_not_fit' }, [0]],
  ])('%s names the reason and the members', (time, refusal, members) => {
    expect(explainGroupStart({ ...groupQuery(berlin, busy), start: at0(time) })).toEqual({
      offered: false,
      ...refusal,
      members: members.map((member) => ({ member, ...refusal })),
    });
  });

  it('is explained as offered where it is listed, and never elsewhere', () => {
    const query = groupQuery(berlin, busy);
    const offered = new Set(listGroupSlots(query).map(({ start }) => start));
    for (let start = query.from; start < query.to; start += 10 * 60_000) {
      expect(explainGroupStart({ ...query, start }).offered).toBe(offered.has(start));
    }
    expect(offered.size).toBe(1);
  });

  it('is refused for a group of nobody and for what is no instant', () => {
    expect(explainGroupStart({ ...groupQuery(), start: at0('10:00') })).toEqual({
      offered: false,
      reason: 'quorum',
      members: [],
    });
    expect(explainGroupStart({ ...groupQuery(berlin), start: 0.5 })).toEqual({
      offered: false,
      reason: 'invalid',
      members: [],
    });
  });
});
