import { type ChildProcess, spawn } from 'node:child_process';
import { createWriteStream, mkdirSync } from 'node:fs';
import { dirname } from 'node:path';

export interface Program {
  /** Run with this Node. */
  script: string;
  /** For Node itself. */
  nodeArgs?: readonly string[];
  args: readonly string[];
  cwd: string;
  env: NodeJS.ProcessEnv;
  logFile: string;
  timeoutMs: number;
  interruption: AbortSignal;
  /** Called with every piece of output. */
  onOutput?: (text: string) => void;
}

export interface ProgramResult {
  exitCode: number;
  /** Everything it printed, both streams as they came. */
  output: string;
  timedOut: boolean;
}

const GRACE_MS = 5000;

/** Runs a program without a terminal and without input, into a log, for a limited time; its children end with it. */
export async function runProgram(program: Program): Promise<ProgramResult> {
  const { script, nodeArgs = [], args, cwd, env, timeoutMs, interruption } = program;
  interruption.throwIfAborted();
  const child = spawn(process.execPath, [...nodeArgs, script, ...args], {
    cwd,
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
  });
  const output = collectOutput(child, program);
  let timedOut = false;
  const end = (): void => endGroup(child);
  const timer = setTimeout(() => {
    timedOut = true;
    end();
  }, timeoutMs);
  interruption.addEventListener('abort', end);
  try {
    const exitCode = await exitOf(child);
    return { exitCode, output: output(), timedOut };
  } finally {
    clearTimeout(timer);
    interruption.removeEventListener('abort', end);
  }
}

function collectOutput(child: ChildProcess, { logFile, onOutput }: Program): () => string {
  mkdirSync(dirname(logFile), { recursive: true });
  const log = createWriteStream(logFile);
  const pieces: string[] = [];
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding('utf8').on('data', (text: string) => {
      log.write(text);
      pieces.push(text);
      onOutput?.(text);
    });
  }
  child.on('close', () => log.end());
  return () => pieces.join('');
}

function exitOf(child: ChildProcess): Promise<number> {
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => resolve(code ?? 1));
  });
}

/** The whole process group, so that no worker outlives its runner. */
function endGroup(child: ChildProcess): void {
  signalGroup(child, 'SIGTERM');
  setTimeout(() => signalGroup(child, 'SIGKILL'), GRACE_MS).unref();
}

function signalGroup({ pid }: ChildProcess, signal: NodeJS.Signals): void {
  if (pid === undefined) return;
  try {
    process.kill(-pid, signal);
  } catch (error) {
    // Gone already is what was wanted.
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}
