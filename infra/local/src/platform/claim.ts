import { join } from 'node:path';
import { type Instance } from '../instance';
import { type ProcessRecord, readPidFile, removePidFile, writePidFile } from '../processes';

/** Stopping everything in order takes a while; then it is ended by force, and what it left is cleaned up. */
const STOP_TIMEOUT_MS = 60_000;

export const supervisorFile = (stateDir: string): string => join(stateDir, 'supervisor.pid');

/** The process that runs an instance now: `npm start`, or a test run. */
export function supervisorOf(stateDir: string): ProcessRecord | null {
  return readPidFile(supervisorFile(stateDir));
}

/** Makes this process the one that runs the instance. @throws Error when another one does */
export function claim(instance: Pick<Instance, 'name' | 'stateDir'>): void {
  const other = supervisorOf(instance.stateDir);
  if (other && other.pid !== process.pid) {
    throw new Error(
      `The ${instance.name} platform is already running (process ${other.pid}): end it first, with npm stop.`,
    );
  }
  const rules = { stopSignal: 'SIGTERM', stopTimeoutMs: STOP_TIMEOUT_MS, stopPhase: 0 } as const;
  writePidFile(supervisorFile(instance.stateDir), process.pid, rules);
}

export function release({ stateDir }: Pick<Instance, 'stateDir'>): void {
  if (supervisorOf(stateDir)?.pid === process.pid) removePidFile(supervisorFile(stateDir));
}
