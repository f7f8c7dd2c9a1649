import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { Progress } from '../../bin/shared/progress.mjs';
import { inRepository } from '../instance';
import { stopInstance, supervisorOf } from '../platform';
import { endProcess } from '../processes';

const STATE = inRepository('.noillin');

/** `npm stop`: ends what `npm start` started, and what a run that was killed left behind. @returns the exit code */
export async function stop(): Promise<number> {
  const progress = new Progress();
  const stopped = await Promise.all(instanceNames().map(stopOne));
  const names = stopped.filter((name) => name !== null);
  process.stdout.write(
    names.length > 0 ? `Stopped ${names.join(', ')} in ${progress.total()}.\n` : 'Nothing was running.\n',
  );
  return 0;
}

/** @returns the instance's name, or null when nothing of it was running */
async function stopOne(name: string): Promise<string | null> {
  const stateDir = join(STATE, name);
  const supervisor = supervisorOf(stateDir);
  // A test run in another terminal ends by itself.
  if (supervisor && name !== 'dev') return null;
  if (supervisor) await endProcess(supervisor);
  const leftovers = await stopInstance({ stateDir });
  return supervisor || leftovers.length > 0 ? name : null;
}

/** Folders of instances: those in which something was once started. */
function instanceNames(): string[] {
  if (!existsSync(STATE)) return [];
  return readdirSync(STATE).filter((name) => existsSync(join(STATE, name, 'secrets.json')));
}
