import ICAL from 'ical.js';

/** Something in a calendar that is written, at instants in epoch milliseconds. */
export interface CalendarEntry {
  /** The same whenever the entry is written, so that programs know it again. */
  uid: string;
  /** Grows with every change of the entry. */
  sequence: number;
  start: number;
  end: number;
  changedAt: number;
  status: 'TENTATIVE' | 'CONFIRMED' | 'CANCELLED';
  summary: string;
  description: string;
}

export interface CalendarFile {
  name: string;
  entries: readonly CalendarEntry[];
}

const PRODUCT = '-//Noillin//Bookings//EN';
/** How often programs may ask again. */
const REFRESH = 'PT15M';

/** An iCalendar file (RFC 5545) of these entries; in UTC throughout, so that it needs no time zones. */
export function writeCalendar({ name, entries }: CalendarFile): string {
  const calendar = new ICAL.Component('vcalendar');
  const set = (property: string, value: string) => calendar.addPropertyWithValue(property, value);
  set('version', '2.0');
  set('prodid', PRODUCT);
  set('calscale', 'GREGORIAN');
  set('method', 'PUBLISH');
  set('name', printable(name));
  set('x-wr-calname', printable(name));
  set('refresh-interval', REFRESH).setParameter('value', 'DURATION');
  set('x-published-ttl', REFRESH);
  for (const entry of entries) calendar.addSubcomponent(toEvent(entry));
  return `${calendar.toString()}\r\n`;
}

function toEvent(entry: CalendarEntry): ICAL.Component {
  const event = new ICAL.Component('vevent');
  const isCancelled = entry.status === 'CANCELLED';
  event.addPropertyWithValue('uid', entry.uid);
  event.addPropertyWithValue('sequence', entry.sequence);
  event.addPropertyWithValue('dtstamp', utc(entry.changedAt));
  event.addPropertyWithValue('last-modified', utc(entry.changedAt));
  event.addPropertyWithValue('dtstart', utc(entry.start));
  event.addPropertyWithValue('dtend', utc(entry.end));
  event.addPropertyWithValue('status', entry.status);
  event.addPropertyWithValue('transp', isCancelled ? 'TRANSPARENT' : 'OPAQUE');
  event.addPropertyWithValue('summary', printable(entry.summary));
  event.addPropertyWithValue('description', printable(entry.description));
  return event;
}

function utc(instant: number): ICAL.Time {
  return ICAL.Time.fromJSDate(new Date(instant), true);
}

/** Control characters may not stand in a text, but for the line break, which is escaped (RFC 5545, 3.3.11). */
function printable(text: string): string {
  return text.replace(/\r\n?/g, '\n').replace(/(?!\n)\p{Cc}/gu, ' ');
}
