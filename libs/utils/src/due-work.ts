/** One thing whose time has come. */
export interface DueItem {
  id: string;
  /** When it fell due, by the product's clock. */
  dueAt: Date;
}

/** What went wrong with one of several items. */
export interface FailedItem {
  id: string;
  error: unknown;
}

/**
 * Work that falls due by itself. The worker's timers find it, lease it and do it; see apps/worker/src/timers.
 *
 * Doing an item ends its being due: it changes state, or its due time moves. An item may be done again at any time, also
 * by two at once - after a crash, or when a lease has lapsed - so what it changes is changed by compare-and-set.
 */
export interface DueWork {
  /** What is due at `now`, found by an index, longest due first. */
  findDue(now: Date, limit: number): Promise<DueItem[]>;
  /** Does one. An item that throws rests, longer each time, and holds up no other. */
  run(id: string): Promise<void>;
  /**
   * Does several in one go, for work whose items get in each other's way when they are done side by side. Answers those
   * that failed by themselves. Throwing says that none was done: then each is done alone.
   */
  runTogether?(ids: readonly string[]): Promise<FailedItem[]>;
}

/** Does everything that is due; answers how much that was. For scripts and tests, which have no timers. */
export async function doAllDue(work: DueWork, now: Date): Promise<number> {
  const ids = (await work.findDue(now, 10_000)).map(({ id }) => id);
  if (work.runTogether) await work.runTogether(ids);
  else for (const id of ids) await work.run(id);
  return ids.length;
}
