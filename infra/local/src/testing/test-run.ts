import { type Progress } from '../../bin/shared/progress.mjs';

/** What every stage of one `npm test` shares. */
export interface TestRun {
  /** The clone. */
  root: string;
  /** Where every stage's output, and the servers' and services' logs, are kept. */
  logsDir: string;
  progress: Progress;
  /** Aborted by Ctrl-C: whatever runs is ended, nothing new is started. */
  interruption: AbortSignal;
  /** Handed to Jest as they are. */
  jestArguments: readonly string[];
}
