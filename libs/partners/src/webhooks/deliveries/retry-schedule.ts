const [SECOND, MINUTE, HOUR] = [1_000, 60_000, 3_600_000];

/** Pauses after each failed attempt: about three days in all, close together while most troubles pass. */
const PAUSES_MS = [
  ...[5 * SECOND, 30 * SECOND],
  ...[2 * MINUTE, 10 * MINUTE, 30 * MINUTE],
  ...[1 * HOUR, 3 * HOUR, 6 * HOUR, 12 * HOUR, 24 * HOUR, 25 * HOUR],
];

/** Up to a tenth longer, so that what failed together does not come back together. */
const JITTER = 0.1;

/** How long to wait after the `tries`th failed attempt; null when there have been enough. `luck` is between 0 and 1. */
export const pauseAfter = (tries: number, luck: number = Math.random()): number | null => {
  const pause = PAUSES_MS[tries - 1];
  return pause === undefined ? null : Math.round(pause * (1 + JITTER * luck));
};
