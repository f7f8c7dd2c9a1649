import {
  BookingLimit,
  ExplainedMember,
  GroupSlotQuery,
  Interval,
  MINUTE,
  openWindows,
  Schedule,
} from '../index';
import { queryFor } from './builders';

/** A member before their time is prepared for a range. */
export interface Person {
  readonly schedule: Schedule;
  readonly claims?: readonly Interval[];
  readonly limits?: readonly BookingLimit[];
  /** Default: true. */
  readonly required?: boolean;
}

/** A group query whose members can also be explained. */
export interface ExplainedQuery extends GroupSlotQuery {
  readonly members: readonly ExplainedMember[];
}

/** A query for all slots of the local dates of the zone, both included, asked a week before. */
export function groupQueryFor(
  people: readonly Person[],
  zone: string,
  from: string,
  to: string,
  changes: Partial<Omit<ExplainedQuery, 'members'>> = {},
): ExplainedQuery {
  const {
    schedule: _,
    claims: __,
    ...range
  } = queryFor({ timezone: zone, weekly: [], overrides: [] }, from, to);
  const query = { ...range, timezone: zone, quorum: null, limits: [], ...changes };
  const end = query.to + query.timing.durationMinutes * MINUTE;
  return { ...query, members: people.map((person) => prepare(person, query.from, end)) };
}

function prepare({ schedule, ...person }: Person, from: number, to: number): ExplainedMember {
  const overridden = new Set(schedule.overrides.map(({ date }) => date));
  const windows = openWindows(schedule, from, to);
  const { timezone } = schedule;
  return { claims: [], limits: [], required: true, ...person, timezone, overridden, windows };
}
