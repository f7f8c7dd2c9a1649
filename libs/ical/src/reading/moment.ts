import { DAY, isLocalDate } from '@noillin/scheduling';
import ICAL from 'ical.js';
import { UTC_ZONE, type CalendarZone, type WallTime } from './calendar-zone';
import { EventSkipped } from './event-skipped';
import type { ZoneFinder } from './zone-finder';

/** A date or a date and time, as an event states it. */
export interface Moment {
  wall: WallTime;
  zone: CalendarZone;
  /** Stands for a whole day. */
  isDate: boolean;
  /** Epoch milliseconds; of a whole day, its beginning. */
  instant: number;
}

/** As the parser leaves them: `2026-03-01` or `2026-03-01T09:00:00Z`. */
const VALUE = /^(\d{4}-\d\d-\d\d)(?:T([01]\d|2[0-3]):([0-5]\d):([0-5]\d|60)(Z?))?$/;

/** The values of a property such as RDATE, which may hold periods. @throws EventSkipped */
export const momentsOf = (property: ICAL.Property, zones: ZoneFinder): Moment[] =>
  rawValues(property).map((raw) => readMoment(Array.isArray(raw) ? raw[0] : raw, property, zones));

/** @throws EventSkipped */
export const readMoment = (raw: unknown, property: ICAL.Property, zones: ZoneFinder): Moment => {
  const match = typeof raw === 'string' ? VALUE.exec(raw) : null;
  if (!match || !isLocalDate(match[1] ?? '')) throw new EventSkipped('malformed');
  const [, date = '', hour, minute, second, utc] = match;
  const isDate = hour === undefined;
  const clock = isDate ? 0 : Date.UTC(1970, 0, 1, Number(hour), Number(minute), Number(second));
  const wall = Date.parse(date) + clock;
  const zone = isDate ? zones.own : utc ? UTC_ZONE : zoneOf(property, zones);
  return { wall, zone, isDate, instant: zone.toInstant(wall) };
};

/** The day that the clock shows, to compare dates with. */
export const dayOf = ({ wall }: Pick<Moment, 'wall'>): number => Math.floor(wall / DAY);

/** What the parser read, before it turns times into its own kind: those would be bound to its own idea of zones. */
export const rawValues = (property: ICAL.Property): unknown[] => (property.jCal as unknown[]).slice(3);

const zoneOf = (property: ICAL.Property, zones: ZoneFinder): CalendarZone => {
  const tzid = property.getFirstParameter('tzid');
  if (!tzid) return zones.own;
  const zone = zones.find(tzid);
  if (!zone) throw new EventSkipped('unknown_time_zone');
  return zone;
};
