import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { endProcessesIn } from './end-processes-in';
import { isAlive } from './process-identity';

const folder = (): string => mkdtempSync(join(tmpdir(), 'noillin-ending-'));
const sleeper = async (cwd: string) => {
  const child = spawn('sleep', ['60'], { cwd, stdio: 'ignore' });
  await once(child, 'spawn');
  return child;
};

(existsSync('/proc/self/cwd') ? describe : describe.skip)('ending what works in a folder', () => {
  it('ends all of it, and nothing else', async () => {
    const [here, elsewhere] = [folder(), folder()];
    const [one, other, bystander] = [await sleeper(here), await sleeper(here), await sleeper(elsewhere)];
    const ended = [one, other].map((child) => once(child, 'exit'));
    const alias = join(elsewhere, 'alias');
    symlinkSync(here, alias);
    await endProcessesIn(alias);
    await Promise.all(ended);
    expect([one.signalCode, other.signalCode]).toEqual(['SIGKILL', 'SIGKILL']);
    expect(isAlive(bystander.pid ?? 0)).toBe(true);
    bystander.kill();
  });

  it('is content with a folder in which nothing works, or that is not there', async () => {
    await endProcessesIn(folder());
    await endProcessesIn(join(folder(), 'missing'));
  });
});
