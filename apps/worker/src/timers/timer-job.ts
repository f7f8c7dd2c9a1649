import type { DueWork } from '@noillin/utils';

/** One kind of due work, as the timers run it. */
export interface TimerJob {
  /** Names the job in leases, logs and metrics, e.g. `expire-holds`. Never reused for something else. */
  name: string;
  /** How often the worker looks for due items: the most by which an item is late on an idle machine. */
  everyMs: number;
  work: DueWork;
  /** Channel of `Nudges` on which the job hears that something fell due just now; without one it only looks every `everyMs`. */
  nudge?: string;
  /** Items, or groups of them, that one worker does side by side; 4 unless given. */
  atOnce?: number;
  /** Most items that `work.runTogether` gets in one go; 1 unless given. */
  together?: number;
}

/** Work that comes round by itself, such as a nightly check. */
export interface RegularJob {
  /** As of a TimerJob; they share one list. */
  name: string;
  /** From one round to the next, by the product's clock. Rounds missed while no worker ran are made up for by one. */
  everyMs: number;
  run(): Promise<void>;
}

/** Work whose rows are leases themselves: taking one puts its due time off, so that others leave it alone for a while. */
export interface TakingJob {
  /** As of a TimerJob; they share one list. */
  name: string;
  /** How often the worker tries to take one while there was none. */
  everyMs: number;
  /** Takes the item that has been due longest and does it; answers false when there is none. */
  takeOne(): Promise<boolean>;
}
