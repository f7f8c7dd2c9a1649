const FIRST_MS = 500;
const LONGEST_MS = 5 * 60_000;

/** Attempts after which a delivery is given up: with the delays below, after about three hours. */
export const MOST_ATTEMPTS = 45;

/** Pause after the given number of failed attempts, in milliseconds: doubling from half a second to five minutes. */
export const retryDelay = (attempts: number): number =>
  Math.min(LONGEST_MS, FIRST_MS * 2 ** Math.min(attempts - 1, 30));
