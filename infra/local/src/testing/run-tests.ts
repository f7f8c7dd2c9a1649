import { mkdirSync, rmSync } from 'node:fs';
import { Progress } from '../../bin/shared/progress.mjs';
import { interruptionBySignals } from '../cli/interruption';
import { REPOSITORY_ROOT, createInstance } from '../instance';
import { supervisorOf } from '../platform';
import { TEST_HELP, parseTestOptions } from './options';
import { runStages } from './stages';
import { closingLine } from './tally';
import { type TestRun } from './test-run';

const INTERRUPTED = 130;

/** `npm test`: every stage, whatever fails before it. The last line says how many passed and failed. @returns the exit code */
export async function runTests(argv: readonly string[]): Promise<number> {
  const options = parseTestOptions(argv);
  if (options.help) return print(TEST_HELP, 0);
  const instance = createInstance('test');
  const run: TestRun = {
    root: REPOSITORY_ROOT,
    logsDir: instance.logsDir,
    progress: new Progress(),
    interruption: interruptionBySignals(),
    jestArguments: options.jestArguments,
  };
  // Another run, whose logs these are, may be under way.
  if (!supervisorOf(instance.stateDir)) rmSync(run.logsDir, { recursive: true, force: true });
  mkdirSync(run.logsDir, { recursive: true });
  try {
    const tally = await runStages(run, instance, options);
    const failures = tally.failures.length > 0 ? `Failed as a whole: ${tally.failures.join(', ')}\n` : '';
    const logs = tally.failed > 0 ? `Logs: ${run.logsDir}\n` : '';
    return print(
      `\nAfter ${run.progress.total()}.\n${failures}${logs}${closingLine(tally)}\n`,
      tally.failed > 0 ? 1 : 0,
    );
  } catch (error) {
    if (run.interruption.aborted) return print('\nInterrupted.\n', INTERRUPTED);
    throw error;
  }
}

function print(text: string, exitCode: number): number {
  process.stdout.write(text);
  return exitCode;
}
