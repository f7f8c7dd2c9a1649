import type { AvailabilityRules } from '@noillin/availability';
import { DAY, listGroupSlots, localDate, openWindows } from '@noillin/scheduling';

/** A week in winter and one in summer of the northern hemisphere: clocks change between them, at different dates. */
const WEEKS = ['2026-01-12T00:00:00Z', '2026-07-13T00:00:00Z'].map((from) => Date.parse(from));
/** A few days off take none of them away for three weeks. */
const LEAST_DAYS = 2;

/** Whether all of them have a common time on several days of every week, whatever the season. */
export const meetOften = (people: readonly AvailabilityRules[], durationMinutes: number): boolean =>
  WEEKS.every((from) => commonDays(people, durationMinutes, from).size >= LEAST_DAYS);

function commonDays(
  people: readonly AvailabilityRules[],
  durationMinutes: number,
  from: number,
): Set<string> {
  const to = from + 7 * DAY;
  const members = people.map(({ timezone, weekly }) => ({
    windows: openWindows({ timezone, weekly, overrides: [] }, from, to + DAY),
    claims: [],
    limits: [],
    required: true,
  }));
  const timing = {
    durationMinutes,
    bufferBeforeMinutes: 0,
    bufferAfterMinutes: 0,
    minNoticeMinutes: 0,
    horizonDays: 30,
    slotStepMinutes: 30,
  };
  const query = { members, timezone: 'UTC', timing, now: from, from, to, quorum: null, limits: [] };
  return new Set(listGroupSlots(query).map(({ start }) => localDate('UTC', start)));
}
