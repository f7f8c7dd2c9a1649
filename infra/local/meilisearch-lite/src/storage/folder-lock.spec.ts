import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { lockFolder, unlockFolder } from './folder-lock';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'meilisearch-lite-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const held = (content: string) => writeFile(join(folder, 'lock.json'), content);

describe('folder lock', () => {
  it('refuses a folder that a running process holds, and takes it over from a dead one', async () => {
    const other = spawn(process.execPath, ['-e', 'setTimeout(() => {}, 60000)']);
    await once(other, 'spawn');
    const started = await readFile(`/proc/${other.pid}/stat`, 'utf8').catch(() => null);
    const startedAt = started?.slice(started.lastIndexOf(')') + 2).split(' ')[19] ?? null;
    await held(JSON.stringify({ pid: other.pid, startedAt }));
    await expect(lockFolder(folder)).rejects.toThrow(`in use by process ${other.pid}`);
    other.kill('SIGKILL');
    await once(other, 'exit');
    await lockFolder(folder);
  });

  it('is not fooled by a process that got the same id later', async () => {
    await held(JSON.stringify({ pid: process.ppid, startedAt: 'another time' }));
    await lockFolder(folder);
  });

  it('ignores a lock cut short, and leaves nothing behind', async () => {
    await held('{"pid":');
    await lockFolder(folder);
    await unlockFolder(folder);
    expect(await readdir(folder)).toEqual([]);
  });
});
