import type { BusyTimesOfCalendar, BusyTimesQuery } from '../reading/read-busy-times';

/** What a reading thread is given. */
export interface ReadingTask {
  text: string;
  query: BusyTimesQuery;
}

/** What it says: errors of our own lose their class on the way between threads. */
export type ReadingAnswer =
  { kind: 'read'; calendar: BusyTimesOfCalendar } | { kind: 'unreadable' | 'too_complex'; reason: string };
