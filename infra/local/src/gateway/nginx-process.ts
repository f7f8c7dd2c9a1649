import { execFile } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import { explainNginxFailure } from './explain-failure';

const run = promisify(execFile);
const STOP_TIMEOUT_MS = 5000;

/** One NGINX, known by the pid file in its own prefix; no other NGINX of the machine is ever touched. */
export class NginxProcess {
  constructor(
    private readonly prefix: string,
    private readonly binary = 'nginx',
  ) {}

  /** @throws Error that says what is wrong with the configuration, and where */
  async test(): Promise<void> {
    await this.call('-t');
  }

  /** Returns when the ports are bound: the master only goes to the background after that. */
  async start(): Promise<void> {
    await this.call();
  }

  /** New configuration, no connection lost. */
  async reload(): Promise<void> {
    await this.test();
    await this.call('-s', 'reload');
  }

  /** Does nothing when it is not running. */
  async stop(): Promise<void> {
    const pid = this.pid();
    if (pid === null) return;
    process.kill(pid, 'SIGTERM');
    if (!(await goneWithin(pid, STOP_TIMEOUT_MS))) process.kill(pid, 'SIGKILL');
  }

  /** The running master's process id, or null. A pid file left behind by a crash does not count. */
  pid(): number | null {
    const file = join(this.prefix, 'nginx.pid');
    if (!existsSync(file)) return null;
    const pid = Number(readFileSync(file, 'utf8').trim());
    return pid > 0 && isAlive(pid) && this.isOurs(pid) ? pid : null;
  }

  /** Process ids are reused: where the system tells, the command line must be that of an NGINX with our prefix. */
  private isOurs(pid: number): boolean {
    const commandLine = `/proc/${pid}/cmdline`;
    return !existsSync(commandLine) || readFileSync(commandLine, 'utf8').includes(this.prefix);
  }

  private async call(...args: string[]): Promise<void> {
    // -e: before it has read its configuration, NGINX would open the system's own error log.
    const all = ['-p', this.prefix, '-e', 'logs/error.log', '-c', 'nginx.conf', ...args];
    try {
      await run(this.binary, all);
    } catch (error) {
      throw explainNginxFailure(error, this.prefix);
    }
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

async function goneWithin(pid: number, milliseconds: number): Promise<boolean> {
  for (let waited = 0; waited < milliseconds; waited += 25) {
    if (!isAlive(pid)) return true;
    await sleep(25);
  }
  return !isAlive(pid);
}
