import type { Operation, Outcome, Task } from '../tasks/task';

/** Where accepted tasks and their outcomes are kept. Each promise resolves when the record would survive a crash. */
export interface Storage {
  recordEnqueued(task: Task, operation: Operation): Promise<void>;
  recordFinished(uid: number, outcome: Outcome): Promise<void>;
  /** Called between tasks: nothing but new tasks changes meanwhile. */
  compactIfLarge(): Promise<void>;
  close(): Promise<void>;
}

/** For a server without a data folder. */
export const memoryStorage: Storage = {
  recordEnqueued: () => Promise.resolve(),
  recordFinished: () => Promise.resolve(),
  compactIfLarge: () => Promise.resolve(),
  close: () => Promise.resolve(),
};
