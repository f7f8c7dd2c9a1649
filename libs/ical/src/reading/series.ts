import { DAY, type Interval } from '@noillin/scheduling';
import type { Budget } from './budget';
import { endOf, type CalendarEvent } from './calendar-event';
import type { WallTime } from './calendar-zone';
import { listedDates } from './listed-dates';
import { dayOf, momentsOf, type Moment } from './moment';
import { recurringStarts } from './recurrence';
import type { ZoneFinder } from './zone-finder';

/** One occurrence of a series that was changed, or all from one on. */
export interface Exception {
  /** The start that the series had for it. */
  recurrenceId: Moment;
  /** RANGE=THISANDFUTURE: what follows is changed in the same way. */
  forFuture: boolean;
  /** What holds instead; null where nothing does. */
  event: CalendarEvent | null;
}

interface Expansion {
  zones: ZoneFinder;
  range: Interval;
  budget: Budget;
}

/** The occurrences of an event that meet the range: its rules and dates, less what is excluded or changed. */
export function expandEvent(
  event: CalendarEvent,
  exceptions: readonly Exception[],
  expansion: Expansion,
): Interval[] {
  const { range, budget, zones } = expansion;
  const isExcluded = exclusionsOf(event, exceptions, zones);
  const future = exceptions.filter(({ forFuture }) => forFuture).sort(byRecurrenceId);
  const found: Interval[] = [];
  const add = (start: number, end: number): void => {
    if (end <= range.start || start >= range.end) return;
    budget.occurrence();
    found.push({ start: Math.max(start, range.start), end: Math.min(end, range.end) });
  };
  for (const wall of recurringStarts(event, reachOf(event, range, future.length > 0), budget)) {
    const start = event.start.zone.toInstant(wall);
    if (isExcluded(wall, start)) continue;
    const change = future.findLast(({ recurrenceId }) => recurrenceId.instant <= start);
    if (!change) add(start, endOf(event, wall));
    else if (change.event) add(...shifted(change.event, change.recurrenceId, start));
  }
  for (const { start, end } of listedDates(event, zones, isExcluded)) add(start, end);
  return found;
}

/** What starts within it may meet the range. A change for all that follows may move occurrences by up to a month. */
function reachOf({ length }: CalendarEvent, { start, end }: Interval, mayMove: boolean): Interval {
  const moves = mayMove ? 31 * DAY : 0;
  // Two days more: the range is in instants, an event on the wall clock.
  return { start: start - length.days * DAY - length.milliseconds - moves - 2 * DAY, end: end + moves };
}

function byRecurrenceId(a: Exception, b: Exception): number {
  return a.recurrenceId.instant - b.recurrenceId.instant;
}

function shifted(event: CalendarEvent, { instant }: Moment, start: number): [start: number, end: number] {
  const moved = start + event.start.instant - instant;
  return [moved, moved + endOf(event, event.start.wall) - event.start.instant];
}

/** Whether a start is named by an EXDATE or was changed. One without a time excludes its whole day. */
function exclusionsOf(
  { component }: CalendarEvent,
  exceptions: readonly Exception[],
  zones: ZoneFinder,
): (wall: WallTime, instant: number) => boolean {
  const excluded = [
    ...component.getAllProperties('exdate').flatMap((property) => momentsOf(property, zones)),
    ...exceptions.map(({ recurrenceId }) => recurrenceId),
  ];
  const instants = new Set(excluded.filter(({ isDate }) => !isDate).map(({ instant }) => instant));
  const days = new Set(excluded.filter(({ isDate }) => isDate).map(dayOf));
  return (wall, instant) => instants.has(instant) || days.has(dayOf({ wall }));
}
