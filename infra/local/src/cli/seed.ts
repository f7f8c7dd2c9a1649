import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { runCommand } from '../../bin/shared/run-command.mjs';
import { type Instance, inRepository } from '../instance';

const SEED = inRepository('apps/core-api/dist/seed.js');

/** Filled by registering and by the seed alike: when it is empty, so is everything else. */
const FIRST_COLLECTION = 'users';

/** Where what the seed printed is kept, so that its logins are shown at every start. */
const resultFile = (instance: Instance): string => join(instance.stateDir, 'seed.json');

/** Fills an empty database with demo data. @returns what happened, for the progress line */
export async function seedIfEmpty(
  instance: Instance,
  say: (text: string) => void,
  signal: AbortSignal,
): Promise<string> {
  if (!existsSync(SEED)) return 'skipped: there is no seed';
  if (!(await isEmpty(instance))) return 'kept: the database has data';
  const output = await runCommand(process.execPath, ['--enable-source-maps', SEED], {
    cwd: inRepository('apps/core-api'),
    env: { ...process.env, ...instance.env('core-api') },
    logFile: join(instance.logsDir, 'seed.log'),
    say,
    signal,
  });
  const result = lastJsonLine(output);
  if (result) writeFileSync(resultFile(instance), result, { mode: 0o600 });
  return 'demo data made';
}

/** The seed's last line that is JSON: what it wants people to know. */
export function lastJsonLine(output: string): string | null {
  return output.split('\n').findLast((line) => line.startsWith('{') && line.endsWith('}')) ?? null;
}

/** What an earlier seed printed; null when there was none. */
export function seedResult(instance: Instance): unknown {
  const file = resultFile(instance);
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : null;
}

async function isEmpty(instance: Instance): Promise<boolean> {
  const { MongoClient } = await import('mongodb');
  const client = new MongoClient(instance.backing.mongo);
  try {
    return (
      (await client
        .db()
        .collection(FIRST_COLLECTION)
        .findOne({}, { projection: { _id: 1 } })) === null
    );
  } finally {
    await client.close();
  }
}
