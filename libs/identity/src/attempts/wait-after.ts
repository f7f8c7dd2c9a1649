/** So many may go wrong before anybody has to wait: people mistype, and try the two passwords they use. */
export const FREE_FAILURES = 5;
const FIRST_WAIT_SECONDS = 2;
const LONGEST_WAIT_SECONDS = 15 * 60;

/** Seconds to wait after so many failures: nothing for the first few, then twice as long every time, up to a quarter of an hour. */
export const waitAfter = (failures: number): number =>
  failures < FREE_FAILURES
    ? 0
    : Math.min(LONGEST_WAIT_SECONDS, FIRST_WAIT_SECONDS * 2 ** Math.min(failures - FREE_FAILURES, 30));
