import { DAY } from '@noillin/scheduling';
import ICAL from 'ical.js';
import type { WallTime } from './calendar-zone';
import { EventSkipped } from './event-skipped';
import { momentsOf, type Moment } from './moment';
import type { ZoneFinder } from './zone-finder';

/** An event as far as time is concerned. */
export interface CalendarEvent {
  component: ICAL.Component;
  uid: string;
  start: Moment;
  length: EventLength;
}

/** Days are counted on the wall clock, the rest exactly (RFC 5545, 3.3.6 and 3.8.5.3). */
export interface EventLength {
  days: number;
  milliseconds: number;
}

/** The first value of a property that is a text. */
export const textOf = (component: ICAL.Component, name: string): string | undefined => {
  const value = component.getFirstPropertyValue(name);
  return typeof value === 'string' ? value : undefined;
};

export const uidOf = (component: ICAL.Component): string => textOf(component, 'uid') ?? '';

/** @throws EventSkipped when it takes no time or cannot be read */
export const readEvent = (component: ICAL.Component, zones: ZoneFinder): CalendarEvent => {
  if (textOf(component, 'status')?.toUpperCase() === 'CANCELLED') throw new EventSkipped('cancelled');
  if (textOf(component, 'transp')?.toUpperCase() === 'TRANSPARENT') throw new EventSkipped('transparent');
  const start = momentOf(component, 'dtstart', zones);
  if (!start) throw new EventSkipped('malformed');
  const length = lengthOf(component, start, zones);
  if (length.days <= 0 && length.milliseconds <= 0) throw new EventSkipped('no_duration');
  return { component, uid: uidOf(component), start, length };
};

/** When an occurrence that starts at a time of the wall clock ends, in epoch milliseconds. */
export const endOf = ({ start, length }: CalendarEvent, wall: WallTime): number =>
  start.zone.toInstant(wall + length.days * DAY) + length.milliseconds;

/** The only value of a property, if there is one. @throws EventSkipped */
export const momentOf = (component: ICAL.Component, name: string, zones: ZoneFinder): Moment | undefined => {
  const property = component.getFirstProperty(name);
  return property ? momentsOf(property, zones)[0] : undefined;
};

export const toLength = ({ isNegative, weeks, days, hours, minutes, seconds }: ICAL.Duration): EventLength =>
  isNegative
    ? { days: 0, milliseconds: 0 }
    : {
        days: weeks * 7 + days,
        milliseconds: ((hours * 60 + minutes) * 60 + seconds) * 1000,
      };

function lengthOf(component: ICAL.Component, start: Moment, zones: ZoneFinder): EventLength {
  const end = momentOf(component, 'dtend', zones);
  if (end?.isDate && start.isDate)
    return { days: Math.round((end.wall - start.wall) / DAY), milliseconds: 0 };
  if (end) return { days: 0, milliseconds: end.instant - start.instant };
  const duration = component.getFirstPropertyValue('duration');
  if (duration instanceof ICAL.Duration) return toLength(duration);
  return { days: start.isDate ? 1 : 0, milliseconds: 0 };
}
