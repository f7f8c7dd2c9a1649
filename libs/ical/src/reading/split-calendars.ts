import { CalendarUnreadable } from './calendar-unreadable';

/** One VCALENDAR of a file, cut into what stands around its events and the events themselves, all as text. */
export interface CalendarText {
  /** The calendar without its events. */
  frame: string;
  events: string[];
}

/** Where a calendar or an event begins or ends. A folded line begins with white space and is never one of these. */
const BOUND = /^\ufeff?(BEGIN|END):(VCALENDAR|VEVENT)[ \t]*\r?$/gim;

/**
 * Cuts a file before it is parsed: a parser takes a file whole or not at all, and one event that cannot be read must not
 * keep the others out.
 * @throws CalendarUnreadable for a file without a calendar, and for one whose parts do not end where they should
 */
export function splitCalendars(text: string): CalendarText[] {
  const calendars: CalendarText[] = [];
  let calendar: CalendarText | undefined;
  let eventFrom: number | undefined;
  let frameFrom = 0;
  for (const { 0: line, 1: side, 2: name, index } of text.matchAll(BOUND)) {
    const bound = `${side}:${name}`.toUpperCase();
    const after = index + line.length + 1;
    if (bound === 'BEGIN:VCALENDAR' && !calendar) {
      calendar = { frame: '', events: [] };
      frameFrom = index;
    } else if (bound === 'BEGIN:VEVENT' && calendar && eventFrom === undefined) {
      calendar.frame += text.slice(frameFrom, index);
      eventFrom = index;
    } else if (bound === 'END:VEVENT' && calendar && eventFrom !== undefined) {
      calendar.events.push(text.slice(eventFrom, after));
      eventFrom = undefined;
      frameFrom = after;
    } else if (bound === 'END:VCALENDAR' && calendar && eventFrom === undefined) {
      calendars.push({
        ...calendar,
        frame: (calendar.frame + text.slice(frameFrom, after)).replace(/^\ufeff/, ''),
      });
      calendar = undefined;
    } else {
      throw new CalendarUnreadable(`${bound} stands where it may not`);
    }
  }
  if (calendar) throw new CalendarUnreadable('it breaks off before END:VCALENDAR');
  if (calendars.length === 0) throw new CalendarUnreadable('it holds no VCALENDAR');
  return calendars;
}
