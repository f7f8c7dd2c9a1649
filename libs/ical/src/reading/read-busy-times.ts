import { union, type Interval } from '@noillin/scheduling';
import type ICAL from 'ical.js';
import { Budget, CalendarTooComplex, READING_LIMITS } from './budget';
import { momentOf, readEvent, textOf, uidOf, type CalendarEvent } from './calendar-event';
import { ianaZone } from './calendar-zone';
import { EventSkipped, type SkippedEvent } from './event-skipped';
import { parseComponent, parseFrame } from './parse-component';
import { expandEvent, type Exception } from './series';
import { splitCalendars, type CalendarText } from './split-calendars';
import { ZoneFinder } from './zone-finder';

/** What to read out of a calendar. */
export interface BusyTimesQuery {
  /** IANA zone of whole days and of times that name none. */
  timezone: string;
  /** Epoch milliseconds, half-open. */
  from: number;
  to: number;
}

export interface BusyTimesOfCalendar {
  /** What the calendar calls itself, or null. */
  name: string | null;
  /** Events that take time, whether within the range or not. */
  events: number;
  /** Sorted, disjoint, within the range. */
  busyTimes: Interval[];
  /** How many events take none. */
  skippedEvents: number;
  /** The first hundred of those. */
  skipped: SkippedEvent[];
}

const MOST_SKIPPED = 100;
const LONGEST_TEXT = 200;

/**
 * The times that the events of an iCalendar file (RFC 5545) take.
 * @throws CalendarUnreadable for what is no such file
 * @throws CalendarTooComplex for one that asks for too much; endless loops of the parser are for the caller to end
 */
export function readBusyTimes(text: string, query: BusyTimesQuery): BusyTimesOfCalendar {
  const reading = new Reading(query);
  for (const calendar of splitCalendars(text)) reading.readCalendar(calendar);
  return reading.finish();
}

class Reading {
  private readonly found: Interval[] = [];
  private readonly skipped: SkippedEvent[] = [];
  private skippedEvents = 0;
  private events = 0;
  private name: string | null = null;
  private readonly budget = new Budget();
  private readonly range: Interval;

  constructor(private readonly query: BusyTimesQuery) {
    this.range = { start: query.from, end: query.to };
  }

  finish(): BusyTimesOfCalendar {
    const busyTimes = union(this.found);
    if (busyTimes.length > READING_LIMITS.busyTimes)
      throw new CalendarTooComplex(`it has more than ${READING_LIMITS.busyTimes} separate busy times`);
    const { name, events, skippedEvents, skipped } = this;
    return { name, events, busyTimes, skippedEvents, skipped };
  }

  /** Exceptions come first, wherever they stand: a series has to know what became of its occurrences. */
  readCalendar(calendar: CalendarText): void {
    const frame = parseFrame(calendar);
    this.name ??= textOf(frame, 'x-wr-calname') ?? textOf(frame, 'name') ?? null;
    const zones = new ZoneFinder(frame, ianaZone(this.query.timezone));
    const exceptions = new Map<string, Exception[]>();
    const series: ICAL.Component[] = [];
    for (const text of calendar.events) {
      const component = this.parse(text);
      if (!component) continue;
      if (!component.hasProperty('recurrence-id')) series.push(component);
      else this.attempt(component, () => this.readException(component, zones, exceptions));
    }
    for (const component of series)
      this.attempt(component, () => this.readSeries(component, zones, exceptions));
  }

  private readSeries(
    component: ICAL.Component,
    zones: ZoneFinder,
    exceptions: ReadonlyMap<string, Exception[]>,
  ): void {
    const event = readEvent(component, zones);
    this.add(event, exceptions.get(event.uid) ?? [], zones);
  }

  /** Changes its series, and takes the time that it has now, also where its series is not in the file. */
  private readException(
    component: ICAL.Component,
    zones: ZoneFinder,
    exceptions: Map<string, Exception[]>,
  ): void {
    const recurrenceId = momentOf(component, 'recurrence-id', zones);
    if (!recurrenceId) throw new EventSkipped('malformed');
    const range = component.getFirstProperty('recurrence-id')?.getFirstParameter('range');
    const exception: Exception = { recurrenceId, forFuture: range === 'THISANDFUTURE', event: null };
    const ofSeries = exceptions.get(uidOf(component));
    if (ofSeries) ofSeries.push(exception);
    else exceptions.set(uidOf(component), [exception]);
    exception.event = readEvent(component, zones);
    this.add(exception.event, [], zones);
  }

  private add(event: CalendarEvent, exceptions: readonly Exception[], zones: ZoneFinder): void {
    this.budget.beginEvent();
    const { range, budget } = this;
    for (const time of expandEvent(event, exceptions, { zones, range, budget })) this.found.push(time);
    this.events += 1;
  }

  private parse(text: string): ICAL.Component | undefined {
    try {
      return parseComponent(text);
    } catch {
      const lineOf = (name: string) => new RegExp(`^${name}[;:].*$`, 'im').exec(text)?.[0];
      const [uid, summary] = ['UID', 'SUMMARY'].map((name) =>
        lineOf(name)
          ?.replace(/^[^:]*:/, '')
          .trim(),
      );
      this.skip({ uid: uid ?? '', summary: summary ?? '', reason: 'malformed' });
      return undefined;
    }
  }

  /** What one event has wrong does not keep the others out. */
  private attempt(component: ICAL.Component, read: () => void): void {
    try {
      read();
    } catch (error) {
      if (error instanceof CalendarTooComplex) throw error;
      // The library throws plain errors at values it cannot read.
      const reason = error instanceof EventSkipped ? error.reason : 'malformed';
      this.skip({ uid: uidOf(component), summary: textOf(component, 'summary') ?? '', reason });
    }
  }

  private skip({ uid, summary, reason }: SkippedEvent): void {
    this.skippedEvents += 1;
    if (this.skipped.length >= MOST_SKIPPED) return;
    this.skipped.push({ uid: uid.slice(0, LONGEST_TEXT), summary: summary.slice(0, LONGEST_TEXT), reason });
  }
}
