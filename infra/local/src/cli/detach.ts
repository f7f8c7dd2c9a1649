import { type ChildProcess, spawn } from 'node:child_process';
import { closeSync, mkdirSync, openSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Instance, inRepository } from '../instance';

const POLL_MS = 150;

/** Starts the platform in a process of its own, shows its output until everything is up, and leaves it running. */
export async function startDetached(instance: Instance, args: string[]): Promise<number> {
  mkdirSync(join(instance.stateDir, '..'), { recursive: true });
  // Beside the instance's folder: a reset empties that one.
  const logFile = `${instance.stateDir}.log`;
  const child = spawnStart(logFile, args);
  const outcome = outcomeOf(child);
  let shown = 0;
  while (outcome.code === null) {
    await sleep(POLL_MS);
    shown = show(logFile, shown);
  }
  show(logFile, shown);
  if (child.connected) child.disconnect();
  child.unref();
  return outcome.code;
}

function spawnStart(logFile: string, args: string[]): ChildProcess {
  const log = openSync(logFile, 'w');
  const rest = args.filter((argument) => argument !== '--detach');
  const entry = inRepository('infra/local/bin/noillin.mjs');
  const child = spawn(process.execPath, [entry, 'start', ...rest], {
    detached: true,
    stdio: ['ignore', log, log, 'ipc'],
  });
  closeSync(log);
  return child;
}

/** Its code is set when the child says it is ready (0) or ends (its own, and never 0). */
function outcomeOf(child: ChildProcess): { code: number | null } {
  const outcome: { code: number | null } = { code: null };
  child.once('message', () => (outcome.code = 0));
  child.once('exit', (code) => (outcome.code ??= code || 1));
  return outcome;
}

/** Prints what a file has gained. @returns its length now */
function show(file: string, from: number): number {
  const text = readFileSync(file);
  process.stdout.write(text.subarray(from));
  return text.length;
}
