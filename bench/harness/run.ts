import { type Outcome, report } from './compare';

/** Gives back what the benchmark opened. */
export type Cleanup = () => unknown;

/** Runs a benchmark's main function: its line (or lines) on stdout, or why there is none and exit code 1. What it opened is closed. */
export function run(main: (onEnd: (cleanup: Cleanup) => void) => Promise<Outcome | Outcome[]>): void {
  void attempt(main);
}

async function attempt(main: Parameters<typeof run>[0]): Promise<void> {
  const cleanups: Cleanup[] = [];
  try {
    const outcomes = await main((cleanup) => cleanups.unshift(cleanup));
    [outcomes].flat().forEach(report);
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
    process.exitCode = 1;
  } finally {
    for (const cleanup of cleanups) await cleanup();
  }
}
