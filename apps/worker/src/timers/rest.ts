const FIRST_MS = 1_000;
const LONGEST_MS = 5 * 60_000;

/** How long an item rests that has failed so often in a row: doubling from a second to five minutes. */
export const restAfter = (failures: number): number =>
  Math.min(LONGEST_MS, FIRST_MS * 2 ** Math.min(failures - 1, 30));
