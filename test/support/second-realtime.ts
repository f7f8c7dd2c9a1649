import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { REPOSITORY_ROOT, createInstance } from '@noillin/local';
import { LiveSocket, type Person, eventually, freePort } from '@noillin/testing';
import { setting } from './platform';

export interface Realtime {
  url: string;
  stop(): Promise<void>;
}

/** One more instance of realtime beside that of the platform, with the same environment, on a port of its own. */
export async function startSecondRealtime(): Promise<Realtime> {
  const port = await freePort();
  const own = { PORT: String(port), METRICS_PORT: '0', REDIS_URL: setting('REDIS_URL') };
  const env = { ...createInstance('test').env('realtime'), ...own };
  const folder = join(REPOSITORY_ROOT, 'apps/realtime');
  const child = spawn(process.execPath, ['dist/main.js'], {
    cwd: folder,
    env: { PATH: process.env['PATH'], ...env },
    stdio: 'ignore',
  });
  const url = `http://127.0.0.1:${port}`;
  await eventually(() => answers(url, child), { within: 30_000 });
  return { url, stop: () => stop(child) };
}

/** Where the platform's own instance listens, past the gateway. */
export const firstRealtimeUrl = (): string => `http://127.0.0.1:${createInstance('test').ports.realtime}`;

/** A socket past the gateway, with what the gateway would show: NGINX is not told of the second instance. */
export const connectTo = (url: string, { accessToken: token }: Person): Promise<LiveSocket> =>
  LiveSocket.connect({ url, token, headers: { 'X-Gateway-Secret': setting('GATEWAY_SECRET') } });

async function answers(url: string, child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) throw new Error(`The second realtime ended with ${child.exitCode}`);
  await fetch(`${url}/socket/?EIO=4&transport=polling`);
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  child.kill('SIGTERM');
  await once(child, 'exit');
}
