import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** Who holds a folder: a process id alone may have been given to another process since. */
interface Holder {
  pid: number;
  startedAt: string | null;
}

const lockPath = (folder: string) => join(folder, 'lock.json');

/** Keeps other processes out of a data folder. Fails when one that is still running holds it. */
export async function lockFolder(folder: string): Promise<void> {
  const holder = await readHolder(folder);
  if (holder && holder.pid !== process.pid && (await isRunning(holder))) {
    throw new Error(`the data folder is in use by process ${holder.pid}`);
  }
  const self: Holder = { pid: process.pid, startedAt: await startOf(process.pid) };
  await writeFile(lockPath(folder), JSON.stringify(self));
}

export const unlockFolder = (folder: string): Promise<void> => rm(lockPath(folder), { force: true });

async function readHolder(folder: string): Promise<Holder | null> {
  const text = await readFile(lockPath(folder), 'utf8').catch(() => null);
  try {
    return text === null ? null : (JSON.parse(text) as Holder);
  } catch {
    // Cut short by a crash: whoever wrote it is gone.
    return null;
  }
}

async function isRunning({ pid, startedAt }: Holder): Promise<boolean> {
  try {
    process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
  return (await startOf(pid)) === startedAt;
}

/** When a process started, in clock ticks since boot; null where there is no /proc. */
async function startOf(pid: number): Promise<string | null> {
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => null);
  // The name in parentheses may hold spaces; the start time is the 20th field after it.
  return stat?.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? null;
}
