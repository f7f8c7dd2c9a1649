/** How often a statement that lost a race against others is run before its error is told. */
export const MAX_ATTEMPTS = 20;

/** Grows past the time in which PostgreSQL finds a deadlock: losers that come back sooner make the next one together. */
const FIRST_BACKOFF_MS = 5;
const LONGEST_BACKOFF_MS = 640;

/** The random pause after an attempt, of which the first is 1. Milliseconds. */
export const raceBackoff = (attempt: number): number =>
  Math.random() * Math.min(FIRST_BACKOFF_MS * 2 ** (attempt - 1), LONGEST_BACKOFF_MS);
