import { readdirSync, statSync } from 'node:fs';
import { isAlive } from './process-identity';
import { waitUntil } from './wait-until';

const ENDED_WITHIN_MS = 5_000;

/**
 * Ends what works in a folder: children that outlived a server which was killed, and hold on to its shared memory. Finds them where
 * there is /proc, also when they see the folder under another name. Returns when they are gone.
 */
export async function endProcessesIn(folder: string): Promise<void> {
  const pids = processesIn(folder);
  for (const pid of pids) {
    try {
      process.kill(pid, 'SIGKILL');
    } catch (error) {
      // It ended by itself in the meantime.
      if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
    }
  }
  const areGone = (): boolean => pids.every((pid) => !isAlive(pid) || !worksIn(folder, pid));
  if (pids.length > 0)
    await waitUntil(`what worked in ${folder} is gone`, areGone, { timeoutMs: ENDED_WITHIN_MS });
}

function processesIn(folder: string): number[] {
  try {
    return readdirSync('/proc')
      .filter((name) => /^\d+$/.test(name))
      .map(Number)
      .filter((pid) => worksIn(folder, pid));
  } catch {
    // No /proc on this system.
    return [];
  }
}

function worksIn(folder: string, pid: number): boolean {
  try {
    const [there, here] = [statSync(`/proc/${pid}/cwd`), statSync(folder)];
    return there.dev === here.dev && there.ino === here.ino;
  } catch {
    // Gone, a zombie, or not ours to look at.
    return false;
  }
}
