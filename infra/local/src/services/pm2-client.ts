import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type * as Pm2Module from 'pm2';
import { type ProcessRecord, startTimeOf } from '../processes';

export type Pm2 = typeof Pm2Module;
export type Pm2Process = Pm2Module.ProcessDescription;

/** Longest path of a UNIX socket that every system takes, less the socket's own name. */
const LONGEST_SOCKET_FOLDER = 90;

/** What the daemon is started with; see infra/pm2/ecosystem.config.cjs for the scheduling policy. */
const DAEMON_ENV = {
  NODE_CLUSTER_SCHED_POLICY: 'none',
  PM2_KILL_SIGNAL: 'SIGTERM',
  PM2_CONCURRENT_ACTIONS: '3',
  PM2_NO_INTERACTION: 'true',
  PM2_DISCRETE_MODE: 'true',
};

/** The PM2 home of an instance: its own daemon, apart from any other PM2 of the machine. */
export function pm2Home(stateDir: string): string {
  const home = join(stateDir, 'pm2');
  if (home.length <= LONGEST_SOCKET_FOLDER) return home;
  return join(tmpdir(), `noillin-${createHash('sha256').update(home).digest('hex').slice(0, 12)}`);
}

/** PM2 reads its home when it is loaded, so one process talks to the daemon of one instance. */
export function loadPm2(home: string): Pm2 {
  mkdirSync(home, { recursive: true });
  Object.assign(process.env, DAEMON_ENV, { PM2_HOME: home });
  // eslint-disable-next-line @typescript-eslint/no-require-imports -- an import would be read before the lines above
  return require('pm2') as Pm2;
}

/** Turns PM2's callbacks into promises. */
export function promised<Value = unknown>(
  call: (done: (error: unknown, value?: Value) => void) => void,
): Promise<Value> {
  return new Promise((resolve, reject) => {
    call((error, value) => (error ? reject(asError(error)) : resolve(value as Value)));
  });
}

const asError = (error: unknown): Error => {
  const first: unknown = Array.isArray(error) ? error[0] : error;
  return first instanceof Error
    ? first
    : new Error(typeof first === 'string' ? first : JSON.stringify(first));
};

/** The daemon of an instance if it runs, whoever started it: recognised by its command line, which names its home. */
export function runningDaemon(stateDir: string): ProcessRecord | null {
  const home = pm2Home(stateDir);
  const pid = Number(readText(join(home, 'pm2.pid')));
  if (!pid || !readText(`/proc/${pid}/cmdline`).includes(home)) return null;
  const startTime = startTimeOf(pid);
  if (startTime === null) return null;
  return { pid, startTime, stopSignal: 'SIGTERM', stopTimeoutMs: 20_000, stopPhase: 0 };
}

function readText(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    // Never started, or gone.
    return '';
  }
}
