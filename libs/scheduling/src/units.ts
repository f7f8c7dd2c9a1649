/** Milliseconds in a minute. */
export const MINUTE = 60_000;
/** Milliseconds in an hour. */
export const HOUR = 60 * MINUTE;
/** Milliseconds in a day of 24 hours. Local days differ on transition days: see `localDayRange`. */
export const DAY = 24 * HOUR;
