import { DAY, MINUTE, openWindows, type Interval, type Schedule } from '@noillin/scheduling';
import { DEFAULT_WEIGHTS, type OptimizerMember, type OptimizerQuery } from '../index';

/** A Monday. */
export const MONDAY = Date.UTC(2027, 2, 1);

/** Somebody before their time is prepared. */
export interface Person {
  schedule?: Partial<Schedule>;
  claims?: readonly Interval[];
  required?: boolean;
  followers?: number;
  shareBps?: number;
}

/** `09:00-17:00` on every day of the week. */
export const daily = (...windows: string[]): Schedule['weekly'] =>
  [1, 2, 3, 4, 5, 6, 7].flatMap((weekday) =>
    windows.map((window) => ({ weekday, start: window.slice(0, 5), end: window.slice(6) })),
  );

/** The instant of a time on the first day, UTC. */
export const at = (time: string, day = 0): number => MONDAY + day * DAY + Date.parse(`1970-01-01T${time}Z`);

/** A query for a gig of an hour, on the hour, on the first day, asked a week before, unless a test says otherwise. */
export function queryFor(
  people: readonly Person[],
  changes: Partial<OptimizerQuery> & { days?: number } = {},
): OptimizerQuery {
  const { days = 1, ...rest } = changes;
  const query = {
    timezone: 'UTC',
    timing: {
      durationMinutes: 60,
      bufferBeforeMinutes: 0,
      bufferAfterMinutes: 0,
      minNoticeMinutes: 0,
      horizonDays: 365,
      slotStepMinutes: 60,
    },
    now: MONDAY - 7 * DAY,
    from: MONDAY,
    to: MONDAY + days * DAY,
    quorum: null,
    limits: [],
    preferredHours: null,
    weights: DEFAULT_WEIGHTS,
    limit: 5,
    ...rest,
  };
  const end = query.to + query.timing.durationMinutes * MINUTE;
  return { ...query, members: people.map((person) => memberOf(person, query.from, end)) };
}

function memberOf({ schedule, ...person }: Person, from: number, to: number): OptimizerMember {
  const whole = { timezone: 'UTC', weekly: [], overrides: [], ...schedule };
  const windows = openWindows(whole, from, to);
  return {
    required: true,
    claims: [],
    limits: [],
    followers: 1000,
    shareBps: 1000,
    ...person,
    timezone: whole.timezone,
    overridden: new Set(whole.overrides.map(({ date }) => date)),
    windows,
  };
}
