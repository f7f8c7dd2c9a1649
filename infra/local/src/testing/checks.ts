import { join } from 'node:path';
import { type TestRun } from './test-run';
import { runProgram } from './run-program';
import { NOTHING, type Tally, add, failedAsAWhole } from './tally';
import { tailOf } from './tail-of';

interface Check {
  name: string;
  label: string;
  script: string;
  args: readonly string[];
}

const CHECKS: readonly Check[] = [
  {
    name: 'format',
    label: 'Format',
    script: 'node_modules/prettier/bin/prettier.cjs',
    args: ['--check', '.', '--cache', '--cache-location', '.noillin/cache/prettier', '--log-level', 'warn'],
  },
  {
    name: 'lint',
    label: 'Lint',
    script: 'node_modules/eslint/bin/eslint.js',
    args: [
      '.',
      '--max-warnings',
      '0',
      '--cache',
      '--cache-strategy',
      'content',
      '--cache-location',
      '.noillin/cache/eslint/',
    ],
  },
  {
    name: 'types',
    label: 'Types',
    script: 'node_modules/typescript-native/bin/tsc',
    args: ['-p', 'tsconfig.json'],
  },
];

const CHECK_TIMEOUT_MS = 12 * 60_000;

/** Format, lint and types, one after the other: each takes a core and much memory. All run, whatever fails. */
export async function runChecks(run: TestRun): Promise<Tally> {
  let tally = NOTHING;
  for (const check of CHECKS) tally = add(tally, await runCheck(run, check));
  return tally;
}

async function runCheck({ root, logsDir, progress, interruption }: TestRun, check: Check): Promise<Tally> {
  let shown = '';
  try {
    await progress.run(check.label, async () => {
      const { exitCode, output } = await runProgram({
        ...{ script: join(root, check.script), args: check.args, cwd: root, env: process.env },
        ...{ logFile: join(logsDir, `${check.name}.log`), timeoutMs: CHECK_TIMEOUT_MS, interruption },
      });
      shown = output;
      if (exitCode !== 0) throw new Error(`${check.name} failed`);
    });
    return NOTHING;
  } catch (error) {
    interruption.throwIfAborted();
    progress.note(tailOf(shown) || String(error));
    return failedAsAWhole(check.name);
  }
}
