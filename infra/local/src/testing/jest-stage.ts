import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { runProgram } from './run-program';
import { type JestReport, type Tally, closingLine, failedAsAWhole, tallyOf } from './tally';
import { tailOf } from './tail-of';
import { type TestRun } from './test-run';

export interface JestStage {
  /** The project's name in jest.config.cjs. */
  project: string;
  label: string;
  env: Record<string, string>;
  /** One file after the other: for tests that share one platform. */
  inBand: boolean;
  timeoutMs: number;
}

const WORKERS = 2;
const SUITE_ENDED = /^(?:PASS|FAIL) /gm;

/** Runs one Jest project and counts. A project that does not end, or leaves no report, counts as failed as a whole. */
export async function runJest(run: TestRun, stage: JestStage): Promise<Tally> {
  const reportFile = join(run.logsDir, `${stage.project}.json`);
  rmSync(reportFile, { force: true });
  let tally = failedAsAWhole(`${stage.project} did not finish`);
  let output = '';
  try {
    await run.progress.run(stage.label, async (say) => {
      const result = await runProgram({ ...jestProgram(run, stage, reportFile), onOutput: countSuites(say) });
      output = result.output;
      if (!result.timedOut && existsSync(reportFile)) tally = readTally(reportFile);
      if (result.exitCode !== 0 && tally.failed === 0)
        tally = failedAsAWhole(`${stage.project} ended with ${result.exitCode}`);
      if (tally.failed > 0) throw new Error(`${stage.project} failed`);
      return closingLine(tally);
    });
  } catch (error) {
    run.interruption.throwIfAborted();
    run.progress.note(tailOf(failuresOf(output)) || String(error));
  }
  return tally;
}

function jestProgram(run: TestRun, { project, env, inBand, timeoutMs }: JestStage, reportFile: string) {
  const { root, logsDir, interruption, jestArguments } = run;
  return {
    script: join(root, 'node_modules/jest/bin/jest.js'),
    args: [
      ...[
        '--selectProjects',
        project,
        '--ci',
        '--passWithNoTests',
        '--forceExit',
        '--json',
        '--outputFile',
        reportFile,
      ],
      ...['--maxWorkers', inBand ? '1' : String(WORKERS)],
      ...jestArguments,
    ],
    cwd: root,
    env: { ...process.env, FORCE_COLOR: '0', ...env },
    logFile: join(logsDir, `${project}.log`),
    timeoutMs,
    interruption,
  };
}

function countSuites(say: (text: string) => void): (text: string) => void {
  let ended = 0;
  return (text) => {
    ended += text.match(SUITE_ENDED)?.length ?? 0;
    say(`${ended} test files done`);
  };
}

function readTally(reportFile: string): Tally {
  return tallyOf(JSON.parse(readFileSync(reportFile, 'utf8')) as JestReport);
}

const SUMMARY = 'Summary of all failing tests';

/** What Jest printed about failures; of many it repeats all at the end. What passed is in the log. */
function failuresOf(output: string): string {
  const [before = '', summary] = output.split(SUMMARY);
  return (summary ?? before)
    .split(/^(?=PASS |FAIL )/m)
    .filter((part) => !part.startsWith('PASS '))
    .join('');
}
