import { HOUR, listGroupSlots, MINUTE, subtract, union, type Interval } from '@noillin/scheduling';
import * as fc from 'fast-check';
import { candidateStarts } from './candidate-starts';
import { CHANGE_COSTS, proposeChanges, rankWindows, type OptimizerQuery } from './index';
import { MONDAY, daily, queryFor, type Person } from './testing/queries';

/** Small scenes, written down slowly and obviously, to compare with. */
const hour = (min: number, max: number) => fc.integer({ min, max });
const clock = (value: number): string => `${String(value).padStart(2, '0')}:00`;
const window = fc
  .tuple(hour(6, 12), hour(1, 6))
  .map(([start, length]) => `${clock(start)}-${clock(start + length)}`);
const claim = fc.tuple(hour(0, 47), hour(1, 5)).map(([start, length]): Interval => ({
  start: MONDAY + start * HOUR,
  end: MONDAY + (start + length) * HOUR,
}));
const person = (openness: number): fc.Arbitrary<Person> =>
  fc.record({
    schedule: fc.array(window, { maxLength: openness }).map((windows) => ({ weekly: daily(...windows) })),
    claims: fc.array(claim, { maxLength: 3 }),
    required: fc.boolean(),
    followers: hour(0, 5000),
    shareBps: hour(1, 5000),
  });
const scene = (openness: number) =>
  fc
    .record({
      people: fc.array(person(openness), { minLength: 1, maxLength: 4 }),
      quorum: fc.option(hour(1, 4)),
      durationMinutes: fc.constantFrom(30, 60, 120),
      buffer: fc.constantFrom(0, 30),
      weights: fc.array(hour(0, 9), { minLength: 6, maxLength: 6 }),
    })
    .map(({ people, quorum, durationMinutes, buffer, weights: [a, b, c, d, e, f] }) =>
      queryFor(people, {
        days: 2,
        quorum: quorum === null ? null : Math.min(quorum, people.length),
        timing: { ...queryFor([]).timing, durationMinutes, bufferAfterMinutes: buffer },
        weights: {
          members: a! + 1,
          reach: b!,
          price: c!,
          earliness: d!,
          compactness: e!,
          preferredHours: f!,
        },
        preferredHours: { timezone: 'Asia/Kolkata', start: '13:00', end: '18:00', only: false },
        limit: 4,
      }),
    );

/** One window's score, straight from the definitions. */
function slowScore(
  query: OptimizerQuery,
  slot: { start: number; end: number; members: readonly number[] },
): number {
  const { members, weights, timing, from, to } = query;
  const chosen = slot.members.map((index) => members[index]!);
  const sum = (list: readonly (typeof chosen)[number][], of: 'followers' | 'shareBps') =>
    list.reduce((total, member) => total + member[of], 0);
  const duration = slot.end - slot.start;
  const compact = chosen.map((member) => {
    const free = subtract(union(member.windows), member.claims).find(
      ({ start, end }) => start <= slot.start && slot.start < end,
    )!;
    const left = slot.start - free.start;
    const right = Math.max(0, free.end - slot.end - timing.bufferAfterMinutes * MINUTE);
    const room = (length: number) => Math.floor(length / duration);
    const isSplit = left > 0 && right > 0;
    const isLost = room(left) + room(right) < room(free.end - free.start) - 1;
    return Number(!isSplit) / 2 + Number(!isLost) / 2;
  });
  let minutes = 0;
  for (let instant = slot.start; instant < slot.end; instant += MINUTE) {
    const local = (instant + 5.5 * HOUR) % (24 * HOUR);
    if (local >= 13 * HOUR && local < 18 * HOUR) minutes += 1;
  }
  const parts = {
    members: chosen.length / members.length,
    reach: sum(members, 'followers')
      ? sum(chosen, 'followers') / sum(members, 'followers')
      : chosen.length / members.length,
    price: sum(chosen, 'shareBps') / sum(members, 'shareBps'),
    earliness: (to - slot.start) / (to - from),
    compactness: compact.reduce((a, b) => a + b) / compact.length,
    preferredHours: minutes / (duration / MINUTE),
  };
  const names = Object.keys(parts) as (keyof typeof parts)[];
  const total = names.reduce((all, name) => all + weights[name], 0);
  return names.reduce((score, name) => score + (weights[name] / total) * parts[name], 0);
}

/** The cost of the smallest set of changes at any start, by trying all of them; undefined when none helps. */
function slowCheapest(query: OptimizerQuery): number | undefined {
  const n = query.members.length;
  const least = Math.max(1, query.quorum ?? 0);
  let cheapest: number | undefined;
  for (const start of candidateStarts(query))
    for (let opened = 0; opened < 2 ** n; opened += 1)
      for (let dropped = 0; dropped < 2 ** n; dropped += 1)
        for (let quorum = 1; quorum <= least; quorum += 1) {
          const has = (set: number, i: number) => (set >> i) % 2 === 1;
          if (query.members.some((member, i) => has(dropped, i) && (has(opened, i) || !member.required)))
            continue;
          const bits = (set: number) => query.members.filter((_, i) => has(set, i)).length;
          const cost =
            bits(opened) * CHANGE_COSTS.open +
            bits(dropped) * CHANGE_COSTS.drop_required +
            (least - quorum) * CHANGE_COSTS.lower_quorum;
          if (cost === 0 || (cheapest !== undefined && cost >= cheapest)) continue;
          const end = start + query.timing.durationMinutes * MINUTE;
          const members = query.members.map((member, i) => ({
            ...member,
            ...(has(dropped, i) && { required: false, windows: [] }),
            ...(has(opened, i) && { windows: [...member.windows, { start, end, origin: start }] }),
          }));
          const changed = { ...query, members, quorum, from: start, to: start + 1 };
          if (listGroupSlots(changed).length > 0) cheapest = cost;
        }
  return cheapest;
}

describe('the optimiser is exact', () => {
  it('the best windows are those that a slow look at every slot finds', () => {
    fc.assert(
      fc.property(scene(2), (query) => {
        const slow = listGroupSlots(query)
          .map((slot) => ({ start: slot.start, score: slowScore(query, slot) }))
          .sort((a, b) => (Math.abs(b.score - a.score) > 1e-9 ? b.score - a.score : a.start - b.start));
        const { windows, complete } = rankWindows(query);
        expect(complete).toBe(true);
        expect(windows).toHaveLength(Math.min(4, slow.length));
        windows.forEach(({ score }, i) => expect(score).toBeCloseTo(slow[i]!.score, 9));
      }),
    );
  });

  it('the smallest changes are as small as any that trying everything finds', () => {
    const stuck = scene(1).filter((query) => query.members.length <= 3 && listGroupSlots(query).length === 0);
    fc.assert(
      fc.property(stuck, (query) => {
        expect(proposeChanges(query).proposals[0]?.cost).toBe(slowCheapest(query));
      }),
      { numRuns: 40 },
    );
  });

  it('every proposal works: with its changes, and not without, the window is a slot', () => {
    const stuck = scene(1).filter((query) => listGroupSlots(query).length === 0);
    fc.assert(
      fc.property(stuck, (query) => {
        for (const { start, end, members, changes } of proposeChanges(query).proposals) {
          const opened = changes.flatMap((change) => (change.kind === 'open' ? change.member : []));
          const dropped = changes.flatMap((change) => (change.kind === 'drop_required' ? change.member : []));
          const lowered = changes.find((change) => change.kind === 'lower_quorum');
          const changed = query.members.map((member, i) => ({
            ...member,
            required: member.required && !dropped.includes(i),
            windows: opened.includes(i) ? [...member.windows, { start, end, origin: start }] : member.windows,
          }));
          const quorum = lowered?.kind === 'lower_quorum' ? lowered.to : query.quorum;
          const slots = listGroupSlots({ ...query, members: changed, quorum, from: start, to: start + 1 });
          expect(slots[0]?.members).toEqual(expect.arrayContaining([...members]));
        }
      }),
    );
  });
});
