/** The text is no iCalendar file. */
export class CalendarUnreadable extends Error {
  constructor(readonly reason: string) {
    super(reason);
    this.name = 'CalendarUnreadable';
  }
}
