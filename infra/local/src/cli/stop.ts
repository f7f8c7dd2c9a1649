import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { Progress } from '../../bin/shared/progress.mjs';
import { inRepository } from '../instance';
import { stopInstance, supervisorOf } from '../platform';
import { endProcess } from '../processes';

const STATE = inRepository('.noillin');

/** `npm stop`: ends what `npm start` started, and what a run that was killed left behind. @returns the exit code */
export async function stop(): Promise<number> {
  const stopped: string[] = [];
  for (const name of instanceNames()) {
    const stateDir = join(STATE, name);
    const supervisor = supervisorOf(stateDir);
    // A test run in another terminal ends by itself.
    if (supervisor && name !== 'dev') continue;
    const names = await new Progress().run(`Stopping ${name}`, async () => {
      if (supervisor) await endProcess(supervisor);
      const leftovers = await stopInstance({ stateDir });
      return { detail: leftovers.join(', '), hasStopped: supervisor !== null || leftovers.length > 0 };
    });
    if (names.hasStopped) stopped.push(name);
  }
  if (stopped.length === 0) process.stdout.write('Nothing was running.\n');
  return 0;
}

/** Folders of instances: those in which something was once started. */
function instanceNames(): string[] {
  if (!existsSync(STATE)) return [];
  return readdirSync(STATE).filter((name) => existsSync(join(STATE, name, 'secrets.json')));
}
