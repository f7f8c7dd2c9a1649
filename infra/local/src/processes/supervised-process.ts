import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, mkdirSync, openSync, readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { endRecorded } from './end-process';
import { type StopRules, removePidFile, writePidFile } from './pid-file';
import { RestartBudget } from './restart-budget';

export interface ProcessSpec extends Partial<StopRules> {
  name: string;
  program: string;
  args: string[];
  env?: NodeJS.ProcessEnv;
  cwd?: string;
  /** Runs before each launch, while no process of this one is there: clears away what a crashed one left. */
  prepare?(): Promise<void>;
  /** Resolves when the process with this id can be used. */
  ready(signal: AbortSignal, pid: number): Promise<void>;
}

export interface Supervision {
  pidFile: string;
  logFile: string;
  /** Nothing is started or restarted any more once it is aborted. */
  interruption: AbortSignal;
  report(text: string): void;
}

const DEFAULT_RULES: StopRules = { stopSignal: 'SIGTERM', stopTimeoutMs: 10_000, stopPhase: 0 };
const RESTART_DELAY_MS = 300;
const SHOWN_LOG_LINES = 8;

/** One backing server as a child: known by a pid file, with a log of its own, started again when it crashes. */
export class SupervisedProcess {
  private child: ChildProcess | null = null;
  private isWanted = false;
  private isReady = false;
  private hasStartedBefore = false;
  private readonly restarts = new RestartBudget();

  constructor(
    readonly spec: ProcessSpec,
    private readonly supervision: Supervision,
  ) {}

  get pid(): number | null {
    return this.child?.pid ?? null;
  }

  /** Returns when it is ready. One left over from a start that was killed is ended first. */
  async start(): Promise<void> {
    await endRecorded(this.supervision.pidFile);
    this.isWanted = true;
    await this.launch();
  }

  async stop(): Promise<void> {
    this.isWanted = false;
    await endRecorded(this.supervision.pidFile);
  }

  /** For drills: it goes without a chance to tidy up, and is not started again until `start`. */
  async kill(): Promise<void> {
    this.isWanted = false;
    const child = this.child;
    if (!child) return;
    child.kill('SIGKILL');
    await once(child, 'exit');
  }

  private async launch(): Promise<void> {
    const { interruption } = this.supervision;
    if (interruption.aborted) throw new Error('interrupted');
    await this.spec.prepare?.();
    const child = this.spawn();
    const ended = endOf(child);
    const over = AbortSignal.any([ended, interruption]);
    try {
      await Promise.race([this.spec.ready(over, child.pid ?? 0), failOn(over)]);
      this.isReady = true;
    } catch (error) {
      await this.stop();
      throw this.explained(ended.aborted ? howItEnded(child) : (error as Error).message);
    }
  }

  private spawn(): ChildProcess {
    const { program, args, env, cwd } = this.spec;
    mkdirSync(dirname(this.supervision.logFile), { recursive: true });
    const log = openSync(this.supervision.logFile, this.hasStartedBefore ? 'a' : 'w');
    this.hasStartedBefore = true;
    // A group of its own: Ctrl-C in the terminal reaches us only, and we end them in order.
    const child = spawn(program, args, { env, cwd, detached: true, stdio: ['ignore', log, log] });
    closeSync(log);
    this.child = child;
    child.once('exit', () => this.onExit(child));
    if (child.pid) writePidFile(this.supervision.pidFile, child.pid, { ...DEFAULT_RULES, ...this.rules() });
    return child;
  }

  private rules(): Partial<StopRules> {
    const { stopSignal, stopTimeoutMs, stopPhase } = this.spec;
    return Object.fromEntries(
      Object.entries({ stopSignal, stopTimeoutMs, stopPhase }).filter(([, value]) => value !== undefined),
    );
  }

  private onExit(child: ChildProcess): void {
    if (this.child !== child) return;
    this.child = null;
    const hasCrashed = this.isReady && this.isWanted && !this.supervision.interruption.aborted;
    this.isReady = false;
    if (!hasCrashed) return;
    removePidFile(this.supervision.pidFile);
    void this.restart(howItEnded(child));
  }

  private async restart(cause: string): Promise<void> {
    const { logFile } = this.supervision;
    const report = (text: string): void => this.supervision.report(text);
    if (!this.restarts.take())
      return report(`${this.spec.name} ${cause} again and again and stays down; see ${logFile}`);
    report(`${this.spec.name} ${cause}; starting it again`);
    await sleep(RESTART_DELAY_MS);
    if (!this.isWanted) return;
    await this.launch().then(
      () => report(`${this.spec.name} is back`),
      (error: unknown) => report((error as Error).message),
    );
  }

  private explained(cause: string): Error {
    const { logFile } = this.supervision;
    const end = readFileSync(logFile, 'utf8').trim().split('\n').slice(-SHOWN_LOG_LINES).join('\n');
    return new Error(`${this.spec.name} did not start: ${cause}\n${end}\nIts log is ${logFile}`);
  }
}

/** Aborted when the process ends, or cannot even be started. */
function endOf(child: ChildProcess): AbortSignal {
  const ended = new AbortController();
  child.once('exit', () => ended.abort());
  child.once('error', (error) => ended.abort(error));
  return ended.signal;
}

function failOn(signal: AbortSignal): Promise<never> {
  return new Promise((_resolve, reject) => {
    signal.addEventListener('abort', () => reject(new Error('interrupted')), { once: true });
  });
}

function howItEnded(child: ChildProcess): string {
  if (child.pid === undefined) return `${child.spawnfile} cannot be run`;
  return child.signalCode
    ? `was ended by ${child.signalCode}`
    : `ended with exit code ${child.exitCode ?? 'unknown'}`;
}
