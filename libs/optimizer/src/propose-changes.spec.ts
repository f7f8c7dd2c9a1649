import { DAY, HOUR } from '@noillin/scheduling';
import { proposeChanges, type Proposal } from './index';
import { at, daily, MONDAY, queryFor } from './testing/queries';

const open = { schedule: { weekly: daily('09:00-12:00') } };
const closed = {};
const taken = { ...open, claims: [{ start: MONDAY, end: MONDAY + DAY }] };
const first = (...args: Parameters<typeof queryFor>): Proposal | undefined =>
  proposeChanges(queryFor(...args)).proposals[0];

describe('where nothing fits, it is proposed', () => {
  it('to open one member’s closed day', () => {
    expect(first([open, closed])).toEqual({
      start: at('09:00'),
      end: at('10:00'),
      members: [0, 1],
      changes: [
        { kind: 'open', member: 1, date: '2027-03-01', start: '09:00', end: '10:00', closedBy: 'rule' },
      ],
      cost: 1,
    });
  });

  it('to open it on the clock of the member, and who closed it', () => {
    const schedule = { timezone: 'Asia/Tokyo', overrides: [{ date: '2027-03-01', windows: [] }] };
    expect(first([open, { schedule }])?.changes).toEqual([
      { kind: 'open', member: 1, date: '2027-03-01', start: '18:00', end: '19:00', closedBy: 'override' },
    ]);
  });

  it('to go without a required member who is taken', () => {
    expect(first([open, taken])).toMatchObject({
      members: [0],
      changes: [{ kind: 'drop_required', member: 1 }],
      cost: 3,
    });
  });

  it('to go without a required member who is closed, after the proposals to open', () => {
    const { proposals } = proposeChanges(queryFor([open, closed], { days: 2 }));
    expect(proposals.map(({ changes }) => changes[0]?.kind)).toEqual([
      ...Array<string>(4).fill('open'),
      'drop_required',
    ]);
  });

  it('to open an optional member, or for want of one, to lower the quorum', () => {
    const optional = (person: object) => ({ ...person, required: false });
    expect(first([open, optional(closed)], { quorum: 2 })?.changes).toMatchObject([
      { kind: 'open', member: 1 },
    ]);
    expect(first([open, optional(taken)], { quorum: 2 })).toMatchObject({
      members: [0],
      changes: [{ kind: 'lower_quorum', to: 1 }],
    });
  });

  it('in several ways, the smallest first, none twice', () => {
    const { proposals, complete } = proposeChanges(queryFor([open, closed, closed], { days: 3, limit: 10 }));
    expect(complete).toBe(true);
    expect(proposals.map(({ cost, start }) => [cost, (start - MONDAY) / HOUR])).toEqual([
      [2, 9],
      [2, 33],
      [2, 57],
      // Noon, when the first member has closed as well.
      [3, 12],
      [3, 36],
      [3, 60],
      [6, 9],
    ]);
  });

  it('to open within the preferred hours where these are a condition, though nobody is open then', () => {
    const preferredHours = { timezone: 'UTC', start: '14:00', end: '15:00', only: true };
    expect(first([closed], { preferredHours })).toMatchObject({ start: at('14:00'), cost: 1 });
  });

  it('nothing that notice, horizon or somebody’s booking forbids', () => {
    expect(proposeChanges(queryFor([taken])).proposals).toEqual([]);
    expect(proposeChanges(queryFor([closed], { now: MONDAY + 2 * DAY })).proposals).toEqual([]);
    expect(proposeChanges(queryFor([closed], { now: MONDAY - 400 * DAY })).proposals).toEqual([]);
  });

  it('no window that is longer than a day', () => {
    const timing = { ...queryFor([]).timing, durationMinutes: 2 * 1440 };
    expect(proposeChanges(queryFor([closed], { timing })).proposals).toEqual([]);
  });

  it('as far as the budget goes', () => {
    expect(proposeChanges(queryFor([open, closed], { nodeBudget: 3 }))).toMatchObject({ complete: false });
  });
});
