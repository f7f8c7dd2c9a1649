import type { Interval } from '@noillin/scheduling';
import ICAL from 'ical.js';
import { endOf, toLength, type CalendarEvent } from './calendar-event';
import type { WallTime } from './calendar-zone';
import { rawValues, readMoment } from './moment';
import type { ZoneFinder } from './zone-finder';

/** The occurrences that the event lists one by one (RDATE), some with an end of their own. @throws EventSkipped */
export function listedDates(
  event: CalendarEvent,
  zones: ZoneFinder,
  isExcluded: (wall: WallTime, instant: number) => boolean,
): Interval[] {
  const found: Interval[] = [];
  for (const property of event.component.getAllProperties('rdate'))
    for (const raw of rawValues(property)) {
      const [first, last] = partsOf(raw);
      const start = readMoment(first, property, zones);
      if (isExcluded(start.wall, start.instant)) continue;
      found.push({ start: start.instant, end: endOfListed({ ...event, start }, last, property, zones) });
    }
  return found;
}

/** A period has two parts: its start, and its end or how long it takes. */
function partsOf(raw: unknown): unknown[] {
  return Array.isArray(raw) ? raw : [raw];
}

function endOfListed(
  event: CalendarEvent,
  last: unknown,
  property: ICAL.Property,
  zones: ZoneFinder,
): number {
  if (last === undefined) return endOf(event, event.start.wall);
  if (typeof last !== 'string' || !/^[+-]?P/.test(last)) return readMoment(last, property, zones).instant;
  return endOf({ ...event, length: toLength(ICAL.Duration.fromString(last)) }, event.start.wall);
}
