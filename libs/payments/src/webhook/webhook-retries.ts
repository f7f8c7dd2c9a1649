const FIRST_MS = 1_000;
const LONGEST_MS = 60 * 60_000;

/** Attempts after which an event is dead: with the pauses below, after about a day. */
export const MOST_ATTEMPTS = 35;

/** Pause after so many failed attempts, in milliseconds: doubling from a second to an hour. */
export const pauseAfter = (attempts: number): number =>
  Math.min(LONGEST_MS, FIRST_MS * 2 ** Math.min(attempts - 1, 30));
