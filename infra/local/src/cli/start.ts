import { rmSync } from 'node:fs';
import { Progress } from '../../bin/shared/progress.mjs';
import { type Instance, createInstance } from '../instance';
import { savedPorts, startPlatform, supervisorOf } from '../platform';
import { startDetached } from './detach';
import { interruptionBySignals, stayUntilAborted, unlessAborted } from './interruption';
import { seedResult, seedIfEmpty } from './seed';
import { type StartOptions, parseStartOptions } from './start-options';
import { backingSummary, summary } from './summary';

/** `npm start`: everything up, and then here until Ctrl-C. @returns the exit code */
export async function start(args: string[]): Promise<number> {
  const options = parseStartOptions(args);
  if (!options.download) process.env['NOILLIN_NO_DOWNLOAD'] = '1';
  const instance = createInstance('dev', options);
  const running = supervisorOf(instance.stateDir);
  if (running) return reportRunning(running.pid, options);
  if (options.detach) return startDetached(instance, args);
  const interruption = interruptionBySignals();
  try {
    await run(reset(instance, options), options, interruption);
    return 0;
  } catch (error) {
    if (interruption.aborted) return 0;
    throw error;
  }
}

async function run(instance: Instance, options: StartOptions, interruption: AbortSignal): Promise<void> {
  const progress = new Progress();
  const platform = await startPlatform(instance, { ...options, progress, interruption });
  try {
    if (!options.serversOnly) await showOff(instance, options, progress, interruption);
    print(options.serversOnly ? backingSummary(instance) : describe(instance, options));
    process.send?.('ready');
    await stayUntilAborted(interruption);
  } finally {
    await progress.run('Stopping', () => platform.stop());
  }
}

/** Demo data for an empty database, and the main job once. */
async function showOff(
  instance: Instance,
  options: StartOptions,
  progress: Progress,
  interruption: AbortSignal,
): Promise<void> {
  if (options.seed) await progress.run('Demo data', (say) => seedIfEmpty(instance, say, interruption));
  if (options.walk) await unlessAborted(walk(instance, progress), interruption);
  progress.note(`\n  Up after ${progress.total()}.`);
}

/** What walks is loaded when everything is up, and not before the first server is started. */
async function walk(instance: Instance, progress: Progress): Promise<void> {
  const { runWalk } = await import('../walk/index.js');
  await runWalk(instance, progress);
}

/** Deletes what the instance has, secrets and logs included; servers given by URL are not ours to empty. */
function reset(instance: Instance, options: StartOptions): Instance {
  if (!options.reset) return instance;
  rmSync(instance.stateDir, { recursive: true, force: true });
  return createInstance('dev', options);
}

function reportRunning(pid: number, options: StartOptions): number {
  const { stateDir } = createInstance('dev');
  const instance = createInstance('dev', { ports: savedPorts(stateDir) });
  print(`Noillin is already running (process ${pid}).\n${describe(instance, options)}`);
  return 0;
}

function describe(instance: Instance, { rabbitmqManagement, detach }: StartOptions): string {
  const isDetached = detach || process.send !== undefined;
  return summary(instance, { rabbitmqManagement, seeded: seedResult(instance), isDetached });
}

const print = (text: string): void => void process.stdout.write(`${text}\n`);
