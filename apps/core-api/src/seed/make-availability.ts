import type { AvailabilityOverride, AvailabilityRules } from '@noillin/availability';
import { addDays, localDate, type WeeklyWindow } from '@noillin/scheduling';
import type { Random } from './random';

const on = (weekdays: readonly number[], start: string, end: string): WeeklyWindow[] =>
  weekdays.map((weekday) => ({ weekday, start, end }));
const WEEKDAYS = [1, 2, 3, 4, 5];
const WEEKEND = [6, 7];

/** How people work; every pattern has room for the longest gig, four hours. */
const PATTERNS: readonly (readonly WeeklyWindow[])[] = [
  on(WEEKDAYS, '10:00', '18:00'),
  [...on(WEEKDAYS, '09:00', '12:30'), ...on(WEEKDAYS, '13:30', '18:00')],
  [...on(WEEKDAYS, '18:00', '22:00'), ...on(WEEKEND, '10:00', '20:00')],
  [...on([2, 4], '11:00', '19:00'), ...on(WEEKEND, '09:00', '21:00')],
  on([4, 5, 6], '20:00', '02:00'),
  on([...WEEKDAYS, ...WEEKEND], '08:00', '20:00'),
];

const LONGEST_LEAVE = 4;
const DAYS_AHEAD = 40;

export const makeRules = (influencerId: string, timezone: string, random: Random): AvailabilityRules => ({
  influencerId,
  timezone,
  weekly: [...random.pick(PATTERNS)],
});

/** A few days off within the coming weeks, and for every other influencer a day opened beside the rules. */
export function makeOverrides(
  influencerId: string,
  timezone: string,
  now: number,
  random: Random,
): AvailabilityOverride[] {
  const today = localDate(timezone, now);
  const firstDayOff = random.integer(3, DAYS_AHEAD);
  const leave = Array.from({ length: random.integer(1, LONGEST_LEAVE) }, (_, day) => ({
    influencerId,
    date: addDays(today, firstDayOff + day),
    windows: [],
    reason: 'Time off',
  }));
  if (random.chance(0.5)) return leave;
  const openDay = addDays(today, firstDayOff + LONGEST_LEAVE + random.integer(1, 10));
  return [
    ...leave,
    { influencerId, date: openDay, windows: [{ start: '11:00', end: '16:00' }], reason: 'Extra day' },
  ];
}
