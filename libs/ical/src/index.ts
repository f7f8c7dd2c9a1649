export { CalendarTooComplex, READING_LIMITS } from './reading/budget';
export { CalendarUnreadable } from './reading/calendar-unreadable';
export { SKIP_REASONS } from './reading/event-skipped';
export type { SkippedEvent, SkipReason } from './reading/event-skipped';
export { readBusyTimes } from './reading/read-busy-times';
export type { BusyTimesOfCalendar, BusyTimesQuery } from './reading/read-busy-times';
export { CalendarReader, CalendarReaderBusy } from './thread/calendar-reader';
export { writeCalendar } from './writing/write-calendar';
export type { CalendarEntry, CalendarFile } from './writing/write-calendar';
