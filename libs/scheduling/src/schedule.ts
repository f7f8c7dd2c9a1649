import { LocalDate } from './local-date';
import { LocalTime } from './local-time';

/** Wall-clock span of a day. An end at or before the start lies on the next day; `24:00` and `00:00` end at midnight. */
export interface LocalWindow {
  readonly start: LocalTime;
  readonly end: LocalTime;
}

/** A window that recurs every week on the day it starts. */
export interface WeeklyWindow extends LocalWindow {
  /** ISO weekday: Monday = 1 ... Sunday = 7. */
  readonly weekday: number;
}

/** Replaces the whole local day, what spills over from the day before included. No windows = closed. */
export interface Override {
  readonly date: LocalDate;
  readonly windows: readonly LocalWindow[];
}

/** When one influencer works, on the wall clock of their own zone. */
export interface Schedule {
  /** IANA zone, such as `Europe/Berlin`. */
  readonly timezone: string;
  readonly weekly: readonly WeeklyWindow[];
  readonly overrides: readonly Override[];
}

/** What a gig asks of the calendar. */
export interface GigTiming {
  readonly durationMinutes: number;
  /** Time kept free before and after each booking; it need not lie inside a window. */
  readonly bufferBeforeMinutes: number;
  readonly bufferAfterMinutes: number;
  /** A start is offered only this long, or longer, ahead. */
  readonly minNoticeMinutes: number;
  /** Last bookable local day, counted from the owner's today; 0 = today only. */
  readonly horizonDays: number;
  /** Distance between starts, from the start of the window. */
  readonly slotStepMinutes: number;
}

/** A start at which the gig can be booked, with its end; epoch milliseconds, buffers not included. */
export interface Slot {
  readonly start: number;
  readonly end: number;
}
