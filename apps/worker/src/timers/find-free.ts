import type { DueItem, DueWork } from '@noillin/utils';

/** Items read at most in one look: only so many that rest or are in work can stand in front of free ones. */
const MOST_READ = 20_000;

export interface Found {
  /** Longest due first. */
  free: DueItem[];
  /** How many due items the look has seen, taken ones among them. */
  seen: number;
}

/**
 * Finds up to `wanted` due items that nobody works on and that do not rest. Reads on past those that are taken, so that
 * failing items stand in nobody's way however many they are.
 */
export async function findFree(
  work: DueWork,
  now: Date,
  wanted: number,
  takenAmong: (ids: readonly string[]) => Promise<Set<string>>,
): Promise<Found> {
  for (let limit = wanted; ; limit = Math.min(limit * 4, MOST_READ)) {
    const due = await work.findDue(now, limit);
    if (due.length === 0) return { free: [], seen: 0 };
    const taken = await takenAmong(due.map(({ id }) => id));
    const free = due.filter(({ id }) => !taken.has(id));
    const isAll = due.length < limit || limit === MOST_READ;
    if (isAll || free.length >= wanted) return { free: free.slice(0, wanted), seen: due.length };
  }
}
