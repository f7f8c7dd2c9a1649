import ICAL from 'ical.js';
import { CalendarUnreadable } from './calendar-unreadable';
import type { CalendarText } from './split-calendars';

/** How much of the parser's own words, which quote the file, an answer repeats. */
const LONGEST_REASON = 160;

/** The calendar without its events: its name, its time zones. @throws CalendarUnreadable */
export function parseFrame({ frame }: CalendarText): ICAL.Component {
  try {
    return parseComponent(frame);
  } catch (error) {
    const words = error instanceof Error ? error.message : String(error);
    throw new CalendarUnreadable(printable(words).slice(0, LONGEST_REASON));
  }
}

/** @throws Error, in the parser's words, for what it cannot read */
export function parseComponent(text: string): ICAL.Component {
  return new ICAL.Component(ICAL.parse(text) as ConstructorParameters<typeof ICAL.Component>[0]);
}

function printable(text: string): string {
  return text.replace(/[^\x20-\x7e]+/g, ' ').trim();
}
