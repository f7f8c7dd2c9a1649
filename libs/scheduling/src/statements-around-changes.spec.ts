import {
  addDays,
  BookingLimit,
  explainGroupStart,
  explainStart,
  listGroupSlots,
  listSlots,
  localDate,
  localDayRange,
  SlotQuery,
} from './index';
import { at, daily, override, queryFor, scheduleIn, timing } from './testing/builders';
import { groupQueryFor } from './testing/group-builders';
import { inProcessZone } from './testing/process-zone';
import { TRANSITION_DAYS } from './testing/transitions';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

const startsOf = (query: SlotQuery): number[] => listSlots(query).map(({ start }) => start);

/** Two days around every change of a clock, and as long where clocks never change. */
describe.each(TRANSITION_DAYS)('around $date in $zone', ({ zone, date }) => {
  const [from, to] = [addDays(date, -2), addDays(date, 2)];
  const allDay = scheduleIn(zone, daily('00:00-24:00'));
  const hours = queryFor(allDay, from, to);
  const starts = startsOf(hours);
  const middle = starts[Math.floor(starts.length / 2)]!;
  const claim = { start: middle, end: middle + HOUR };
  const dayOf = (start: number): string => localDate(zone, start);

  it('statement 9: a slot fits wholly inside: not with a minute, nor with a millisecond, too little', () => {
    const shut = (at: number): { start: number; end: number }[] => [{ start: at, end: at + HOUR }];
    const lastBefore = (end: number): number =>
      startsOf({ ...hours, claims: shut(end) }).findLast((at) => at < end)!;
    expect(lastBefore(middle)).toBe(middle - HOUR);
    expect(lastBefore(middle - 1)).toBe(middle - 2 * HOUR);
    const short = { ...hours, schedule: scheduleIn(zone, daily('09:00-10:59')) };
    expect(listSlots(short)).toHaveLength(
      startsOf({ ...hours, schedule: scheduleIn(zone, daily('09:00-10:00')) }).length,
    );
  });

  it('statement 10: buffers of existing bookings and of the new one both apply', () => {
    const buffered = { ...hours, timing: timing({ bufferBeforeMinutes: 60, bufferAfterMinutes: 120 }) };
    const claims = [{ start: claim.start - HOUR, end: claim.end + HOUR }];
    const refused = new Set(starts.filter((start) => !startsOf({ ...buffered, claims }).includes(start)));
    // Taken for three hours; the new one ends two hours before, or starts an hour after.
    const blocked = starts.filter((start) => start > middle - 4 * HOUR && start < middle + 3 * HOUR);
    expect([...refused]).toEqual(blocked);
  });

  it('statement 11: intervals are half-open: touching is allowed with zero buffer', () => {
    expect(startsOf({ ...hours, claims: [claim] })).toEqual(starts.filter((start) => start !== middle));
    const longer = { start: claim.start - 1, end: claim.end + 1 };
    const near = [middle - HOUR, middle, middle + HOUR];
    expect(startsOf({ ...hours, claims: [longer] })).toEqual(starts.filter((start) => !near.includes(start)));
  });

  it('statement 12: minimum notice uses server time and is checked again when booking', () => {
    const noticed = { ...hours, timing: timing({ minNoticeMinutes: 90 }) };
    const now = middle - 90 * MINUTE;
    expect(startsOf({ ...noticed, now })[0]).toBe(middle);
    expect(explainStart({ ...noticed, now, start: middle })).toEqual({ offered: true });
    expect(explainStart({ ...noticed, now: now + 1, start: middle })).toMatchObject({ reason: 'notice' });
  });

  it('statement 13: horizon, from and to count in the local days of the owner', () => {
    for (const horizonDays of [0, 1, 2]) {
      const query = { ...hours, now: at(zone, `${from}T11:00`), timing: timing({ horizonDays }) };
      const last = dayOf(startsOf(query).at(-1)!);
      // A date that a zone left out is no day of it.
      expect([addDays(from, horizonDays), addDays(from, horizonDays - 1)]).toContain(last);
      expect(last <= addDays(from, horizonDays)).toBe(true);
    }
    const { start, end } = localDayRange(zone, date, date);
    const ofDay = startsOf({ ...hours, from: start, to: end });
    expect(ofDay).toEqual(starts.filter((at) => dayOf(at) === date));
  });

  describe('statement 14: daily and weekly booking limits count in the zone of the owner', () => {
    const limit = (per: 'day' | 'week', most: number, booked: number[]): BookingLimit[] => [
      { per, most, timezone: zone, starts: booked },
    ];
    const first = starts.find((start) => dayOf(start) === dayOf(middle))!;
    const last = starts.findLast((start) => dayOf(start) === dayOf(middle))!;

    it('a full local day offers nothing, from its first start to its last, and its neighbours all', () => {
      const booked = [first + 5 * MINUTE, last + 20 * MINUTE];
      const others = starts.filter((start) => dayOf(start) !== dayOf(middle));
      expect(startsOf({ ...hours, limits: limit('day', 2, booked) })).toEqual(others);
      expect(startsOf({ ...hours, limits: limit('day', 3, booked) })).toEqual(starts);
      expect(explainStart({ ...hours, limits: limit('day', 2, booked), start: last })).toMatchObject({
        reason: 'limit',
      });
    });

    it('a full ISO week offers nothing, Monday to Sunday', () => {
      const weeks = queryFor(allDay, addDays(date, -9), addDays(date, 9));
      const monday = (start: number): string => {
        const day = dayOf(start);
        return addDays(day, -((new Date(`${day}T00:00Z`).getUTCDay() + 6) % 7));
      };
      const all = startsOf(weeks);
      const others = all.filter((start) => monday(start) !== monday(middle));
      expect(startsOf({ ...weeks, limits: limit('week', 1, [middle]) })).toEqual(others);
    });
  });

  it('statement 15: listing and booking use one function: every offered slot explains as offered, no other does', () => {
    const query = {
      ...hours,
      schedule: scheduleIn(zone, daily('22:30-03:15'), override(date, '00:15-02:00', '01:20-05:00')),
      claims: [claim],
      timing: timing({ durationMinutes: 40, slotStepMinutes: 25, bufferAfterMinutes: 10 }),
    };
    const offered = new Set(startsOf(query));
    expect(offered.size).toBeGreaterThan(10);
    for (let start = query.from; start < query.to; start += 5 * MINUTE) {
      const explanation = explainStart({ ...query, start });
      expect([start, explanation.offered]).toEqual([start, offered.has(start)]);
      if (!explanation.offered) expect(explanation.reason).toEqual(expect.any(String));
    }
  });

  it('statement 16: the zone of the viewer changes only how a slot is shown', () => {
    const query = {
      ...hours,
      schedule: scheduleIn(zone, daily('22:30-03:15'), override(date, '00:15-02:00')),
    };
    const [expected, day] = [listSlots(query), localDayRange(zone, date, date)];
    inProcessZone(zone === 'Asia/Kathmandu' ? 'Pacific/Apia' : 'Asia/Kathmandu', (scheduling) => {
      expect(scheduling.listSlots(query)).toEqual(expected);
      expect(scheduling.localDayRange(zone, date, date)).toEqual(day);
    });
  });

  it('statement 17: time off applies to every gig of that influencer', () => {
    const off = scheduleIn(zone, daily('00:00-24:00'), override(date));
    for (const durationMinutes of [15, 60, 24 * 60]) {
      const query = { ...hours, schedule: off, timing: timing({ durationMinutes, slotStepMinutes: 15 }) };
      const { start, end } = localDayRange(zone, date, date);
      for (const slot of listSlots(query)) expect(slot.end <= start || slot.start >= end).toBe(true);
    }
  });

  it('statement 18: a group is the intersection over its required members', () => {
    const morning = { schedule: scheduleIn(zone, daily('00:00-04:00')) };
    const viewer = { schedule: scheduleIn('UTC', daily('00:00-24:00')) };
    const common = listGroupSlots(groupQueryFor([morning, viewer], zone, from, to));
    expect(common.map(({ start }) => start)).toEqual(startsOf({ ...hours, schedule: morning.schedule }));
    const nobody = { schedule: scheduleIn(zone, []) };
    expect(listGroupSlots(groupQueryFor([morning, nobody], zone, from, to))).toEqual([]);
  });

  it('statement 19: a claim on a member blocks every gig of that member, single or group', () => {
    const taken = { schedule: allDay, claims: [claim] };
    expect(startsOf({ ...hours, claims: [claim] })).not.toContain(middle);
    const group = groupQueryFor([{ schedule: allDay }, taken], zone, from, to);
    expect(listGroupSlots(group).map(({ start }) => start)).toEqual(starts.filter((at) => at !== middle));
  });

  it('statement 20: editing rules never moves a booking: its claim stays where it was', () => {
    const edited = {
      ...hours,
      schedule: scheduleIn(zone, daily('00:00-24:00'), override(date, '01:00-23:00')),
    };
    expect(startsOf({ ...edited, claims: [claim] })).not.toContain(middle);
    expect(explainStart({ ...edited, claims: [claim], start: middle })).toMatchObject({ offered: false });
  });

  it('statement 21: what is given back is offered again, once, and a booking does not block itself', () => {
    const others = [{ start: middle + 3 * HOUR, end: middle + 4 * HOUR }];
    const before = startsOf({ ...hours, claims: others });
    expect(startsOf({ ...hours, claims: [claim, ...others] })).toEqual(before.filter((at) => at !== middle));
    expect(startsOf({ ...hours, claims: others })).toEqual(before);
    expect(new Set(before).size).toBe(before.length);
  });

  it('statement 22: a crafted start outside the offered slots is refused, naming the reason', () => {
    const query = { ...hours, claims: [claim], schedule: scheduleIn(zone, daily('00:00-20:00')) };
    const reasons = [middle + MINUTE, middle, at(zone, `${to}T21:00`), query.now - HOUR].map(
      (start) => explainStart({ ...query, start }) as { reason?: string },
    );
    expect(reasons.map(({ reason }) => reason)).toEqual([
      'not_aligned',
      expect.stringMatching(/busy|closed/),
      'closed',
      'past',
    ]);
  });

  it('statement 23: a quorum offers a slot when enough members are free, and says who is in', () => {
    const people = [
      { schedule: allDay },
      { schedule: allDay, required: false, claims: [claim] },
      { schedule: allDay, required: false, claims: [{ start: middle, end: middle + 2 * HOUR }] },
      { schedule: scheduleIn(zone, []), required: false },
    ];
    const query = groupQueryFor(people, zone, from, to, { quorum: 2 });
    const members = new Map(listGroupSlots(query).map((slot) => [slot.start, slot.members]));
    expect([members.get(middle - HOUR), members.get(middle), members.get(middle + HOUR)]).toEqual([
      [0, 1, 2],
      undefined,
      [0, 1],
    ]);
    expect(explainGroupStart({ ...query, start: middle })).toMatchObject({ reason: 'quorum' });
    expect(explainGroupStart({ ...query, start: middle + HOUR })).toEqual({ offered: true, members: [0, 1] });
  });
});
