import { DAY, offsetAt } from '@noillin/scheduling';
import ICAL from 'ical.js';

/** What a wall clock shows, in milliseconds since 1970-01-01T00:00 on that clock. */
export type WallTime = number;

/** How a clock on the wall stands to the time of the world. */
export interface CalendarZone {
  /**
   * Epoch milliseconds. A time that a clock skips is read with the offset before the gap, of a time that it shows twice
   * the first is meant (RFC 5545, 3.3.5).
   */
  toInstant(wall: WallTime): number;
}

export const UTC_ZONE: CalendarZone = { toInstant: (wall) => wall };

/** A zone that the runtime knows. */
export const ianaZone = (timezone: string): CalendarZone => ({
  toInstant: (wall) => {
    const before = offsetAt(timezone, wall - DAY);
    const after = offsetAt(timezone, wall + DAY);
    const hasChangedBy = (offset: number) => offsetAt(timezone, wall - offset) !== offset;
    return hasChangedBy(before) && !hasChangedBy(after) ? wall - after : wall - before;
  },
});

/** A zone that the calendar itself describes in a VTIMEZONE. */
export const describedZone = (component: ICAL.Component): CalendarZone => {
  const zone = new ICAL.Timezone(component);
  return { toInstant: (wall) => toTime(wall, zone).toUnixTime() * 1000 };
};

/** As the parser's own kind of time; on no zone's clock unless one is given. */
export const toTime = (wall: WallTime, zone = ICAL.Timezone.localTimezone): ICAL.Time => {
  const date = new Date(wall);
  const time = new ICAL.Time(
    {
      year: date.getUTCFullYear(),
      month: date.getUTCMonth() + 1,
      day: date.getUTCDate(),
      hour: date.getUTCHours(),
      minute: date.getUTCMinutes(),
      second: date.getUTCSeconds(),
      isDate: false,
    },
    zone,
  );
  return time;
};

export const toWall = ({ year, month, day, hour, minute, second }: ICAL.Time): WallTime =>
  Date.UTC(year, month - 1, day, hour, minute, second);
