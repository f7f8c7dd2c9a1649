import type { SkippedEvent } from '@noillin/ical';

/** A calendar of the influencer's own that was uploaded, so that its events take time here as well. */
export interface CalendarImport {
  id: string;
  /** The influencer's own name for it; no two of theirs have the same. */
  name: string;
  /** Events that take time. */
  events: number;
  /** Separate busy times that came of them. */
  busyTimes: number;
  /** Events that were left out. */
  skippedEvents: number;
  /** Until when events were taken over; later ones need another upload. */
  coversUntil: Date;
  importedAt: Date;
}

/** What came of an upload. */
export interface ImportResult extends CalendarImport {
  /** Which events were left out and why, the first hundred of them. */
  skipped: SkippedEvent[];
}

/** How many calendars an influencer keeps. */
export const MOST_IMPORTS = 10;
