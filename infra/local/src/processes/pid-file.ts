import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { startTimeOf } from './process-identity';

/** What is known of a process that an instance started: enough for another shell to stop it, and no stranger. */
export interface ProcessRecord {
  pid: number;
  startTime: string;
  stopSignal: NodeJS.Signals;
  stopTimeoutMs: number;
  /** Stopped phase by phase: what others depend on goes later. */
  stopPhase: number;
}

export type StopRules = Pick<ProcessRecord, 'stopSignal' | 'stopTimeoutMs' | 'stopPhase'>;

/** Records a process that was just started. */
export function writePidFile(file: string, pid: number, rules: StopRules): void {
  const startTime = startTimeOf(pid);
  // Gone already: its exit is reported to whoever started it.
  if (startTime === null) return;
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, JSON.stringify({ pid, startTime, ...rules } satisfies ProcessRecord));
}

/** The recorded process if it still runs. A record whose process is gone, even if another has its id now, is none. */
export function readPidFile(file: string): ProcessRecord | null {
  const record = parse(file);
  return record && startTimeOf(record.pid) === record.startTime ? record : null;
}

export function removePidFile(file: string): void {
  rmSync(file, { force: true });
}

function parse(file: string): ProcessRecord | null {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as ProcessRecord;
  } catch {
    // No record, or one cut short by a crash while it was written.
    return null;
  }
}
