import { readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { type ProcessRecord, readPidFile, removePidFile } from './pid-file';
import { startTimeOf } from './process-identity';

const POLL_MS = 20;

/** Asks a recorded process to end, and insists after its time is up. Nothing happens when it is gone. */
export async function endProcess(record: ProcessRecord): Promise<void> {
  if (!isStill(record)) return;
  process.kill(record.pid, record.stopSignal);
  if (await isGoneWithin(record, record.stopTimeoutMs)) return;
  process.kill(record.pid, 'SIGKILL');
  await isGoneWithin(record, record.stopTimeoutMs);
}

/** Ends what a pid file names, whoever started it. */
export async function endRecorded(file: string): Promise<void> {
  const record = readPidFile(file);
  if (record) await endProcess(record);
  removePidFile(file);
}

/** Ends every process with a record in a folder, phase by phase. @returns the names of those that were running */
export async function endAllRecorded(folder: string): Promise<string[]> {
  const files = recordFiles(folder);
  const running = files.flatMap((file) => {
    const record = readPidFile(file);
    return record ? [{ file, phase: record.stopPhase }] : [];
  });
  for (const phase of [...new Set(running.map((one) => one.phase))].sort((a, b) => a - b)) {
    await Promise.all(running.filter((one) => one.phase === phase).map(({ file }) => endRecorded(file)));
  }
  files.forEach(removePidFile);
  return running.map(({ file }) => basename(file, '.pid'));
}

function recordFiles(folder: string): string[] {
  try {
    return readdirSync(folder)
      .filter((name) => name.endsWith('.pid'))
      .map((name) => join(folder, name));
  } catch {
    // Nothing was ever started.
    return [];
  }
}

const isStill = (record: ProcessRecord): boolean => startTimeOf(record.pid) === record.startTime;

async function isGoneWithin(record: ProcessRecord, milliseconds: number): Promise<boolean> {
  const deadline = Date.now() + milliseconds;
  while (isStill(record)) {
    if (Date.now() > deadline) return false;
    await sleep(POLL_MS);
  }
  return true;
}
