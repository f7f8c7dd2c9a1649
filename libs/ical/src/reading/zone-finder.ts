import { isValidZone } from '@noillin/scheduling';
import type ICAL from 'ical.js';
import { findIana } from 'windows-iana';
import { describedZone, ianaZone, UTC_ZONE, type CalendarZone } from './calendar-zone';

/** Some programs put their own path before the zone's name: `/example.org/20260101_1/Europe/Berlin`. */
const LAST_PARTS = /[A-Za-z_]+\/[A-Za-z_/+-]+$/;

/**
 * Finds the zones that a calendar names. What the runtime knows wins over the calendar's own description, which often
 * says nothing of years other than the present one.
 */
export class ZoneFinder {
  private readonly known = new Map<string, CalendarZone | undefined>();
  private readonly descriptions: readonly ICAL.Component[];

  constructor(
    calendar: ICAL.Component,
    /** For times that name no zone and for whole days. */
    readonly own: CalendarZone,
  ) {
    this.descriptions = calendar.getAllSubcomponents('vtimezone');
  }

  /** Undefined for a zone that neither the runtime nor the calendar knows. */
  find(tzid: string): CalendarZone | undefined {
    if (!this.known.has(tzid)) this.known.set(tzid, this.search(tzid));
    return this.known.get(tzid);
  }

  private search(tzid: string): CalendarZone | undefined {
    if (/^(utc|gmt|z)$/i.test(tzid)) return UTC_ZONE;
    const description = this.descriptions.find((zone) => zone.getFirstPropertyValue('tzid') === tzid);
    const location = description?.getFirstPropertyValue('x-lic-location');
    const names = [tzid, findIana(tzid)[0], LAST_PARTS.exec(tzid)?.[0], location];
    const iana = names.find((name) => typeof name === 'string' && isValidZone(name));
    if (typeof iana === 'string') return ianaZone(iana);
    return description && describedZone(description);
  }
}
