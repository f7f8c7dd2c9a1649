/** A calendar asks for more work or room than any real one does. */
export class CalendarTooComplex extends Error {
  constructor(readonly reason: string) {
    super(reason);
    this.name = 'CalendarTooComplex';
  }
}

/** What reading one calendar may cost. Real calendars of many years stay far below each of these. */
export const READING_LIMITS = {
  /** Steps of one recurrence: hourly for two years. One with a COUNT is counted from its beginning. */
  stepsPerEvent: 20_000,
  steps: 100_000,
  /** Occurrences within the range, before they are merged. */
  occurrences: 50_000,
  /** Busy times after merging. */
  busyTimes: 5_000,
} as const;

/** Counts what a calendar costs and stops it where it costs too much. */
export class Budget {
  private steps = 0;
  private stepsOfEvent = 0;
  private occurrences = 0;

  beginEvent(): void {
    this.stepsOfEvent = 0;
  }

  /** @throws CalendarTooComplex */
  step(): void {
    this.steps += 1;
    this.stepsOfEvent += 1;
    if (this.stepsOfEvent > READING_LIMITS.stepsPerEvent)
      throw new CalendarTooComplex(`an event recurs more than ${READING_LIMITS.stepsPerEvent} times`);
    if (this.steps > READING_LIMITS.steps)
      throw new CalendarTooComplex(`its events recur more than ${READING_LIMITS.steps} times`);
  }

  /** @throws CalendarTooComplex */
  occurrence(): void {
    this.occurrences += 1;
    if (this.occurrences > READING_LIMITS.occurrences)
      throw new CalendarTooComplex(`it has more than ${READING_LIMITS.occurrences} occurrences in range`);
  }
}
