import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { get } from 'node:http';
import { setTimeout as delay } from 'node:timers/promises';
import { freePort } from '@noillin/testing';

/** Something that answers on `PORT`. */
export interface Program {
  script: string;
  cwd: string;
  /** Besides the benchmark's own. */
  environment: Record<string, string>;
}

const POLL_MS = 5;
const READY_WITHIN_MS = 60_000;

/** Starts the program, waits for its first good answer, ends it, and answers how long the first two took. */
export async function msUntilReady({ script, cwd, environment }: Program): Promise<number> {
  const port = await freePort();
  const env = { ...process.env, ...environment, PORT: String(port), METRICS_PORT: '0' };
  const started = performance.now();
  const child = spawn(process.execPath, [script], { cwd, env, stdio: ['ignore', 'ignore', 'inherit'] });
  try {
    await untilAnswered(`http://127.0.0.1:${port}/api/v1/health/live`, child);
    return performance.now() - started;
  } finally {
    await end(child);
  }
}

async function untilAnswered(url: string, child: ChildProcess): Promise<void> {
  const deadline = Date.now() + READY_WITHIN_MS;
  while (!(await isGood(url))) {
    if (child.exitCode !== null) throw new Error(`${child.spawnargs.join(' ')} ended before it was ready`);
    if (Date.now() > deadline) throw new Error(`${url} was not ready within ${READY_WITHIN_MS} ms`);
    await delay(POLL_MS);
  }
}

function isGood(url: string): Promise<boolean> {
  return new Promise((resolve) => {
    const request = get(url, { agent: false }, (response) => {
      response.resume();
      resolve(response.statusCode === 200);
    });
    request.on('error', () => resolve(false));
  });
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return;
  const exit = once(child, 'exit');
  child.kill('SIGTERM');
  await exit;
}
