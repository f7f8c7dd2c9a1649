import { mkdir, readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { cooperativePause } from '../tasks/cooperative-pause';
import { execute } from '../tasks/execute';
import type { Operation, Outcome, Task } from '../tasks/task';
import { lockFolder, unlockFolder } from './folder-lock';
import { Journal, type JournalRecord } from './journal';
import { completeLines } from './lines';
import { readSnapshot, writeSnapshot, type ServerState } from './snapshot';
import type { Storage } from './storage';

/** The journal may grow by this much over the last snapshot before the next one is taken. */
const COMPACT_AFTER_BYTES = 32 * 2 ** 20;
/** On a clean stop a smaller one will do, so that the next start is quick. */
const COMPACT_ON_CLOSE_BYTES = 2 ** 20;
const FILE_NAME = /^(snapshot|journal)-(\d+)\.ndjson(\.tmp)?$/;

/**
 * A folder with a snapshot of generation n and the journals from n on. Loading reads the newest snapshot and repeats
 * what the journals say; tasks accepted but not finished run again.
 */
export class FileStorage implements Storage {
  private constructor(
    private readonly folder: string,
    private readonly state: ServerState,
    private readonly journal: Journal,
    private generation: number,
    private snapshotBytes: number,
  ) {}

  /** Loads what the folder holds into the (empty) state and opens it for writing. */
  static async open(folder: string, state: ServerState): Promise<FileStorage> {
    await mkdir(folder, { recursive: true });
    await lockFolder(folder);
    const files = await listFiles(folder);
    const base = Math.max(0, ...files.snapshots);
    const snapshot = snapshotPath(folder, base);
    const hasSnapshot = files.snapshots.includes(base);
    if (hasSnapshot) await readSnapshot(snapshot, state, cooperativePause());
    const journals = files.journals.filter((generation) => generation >= base);
    for (const generation of journals) await replay(journalPath(folder, generation), state);
    const newest = journals.at(-1) ?? base;
    const journal = await Journal.open(journalPath(folder, newest));
    await removeBefore(folder, base);
    return new FileStorage(folder, state, journal, newest, hasSnapshot ? (await stat(snapshot)).size : 0);
  }

  recordEnqueued(task: Task, operation: Operation): Promise<void> {
    return this.journal.append({ kind: 'enqueued', task, operation });
  }

  recordFinished(uid: number, outcome: Outcome): Promise<void> {
    return this.journal.append({ kind: 'finished', uid, outcome });
  }

  async compactIfLarge(): Promise<void> {
    if (this.journal.bytes > COMPACT_AFTER_BYTES + this.snapshotBytes) await this.compact();
  }

  async close(): Promise<void> {
    if (this.journal.bytes > COMPACT_ON_CLOSE_BYTES) await this.compact();
    await this.journal.close();
    await unlockFolder(this.folder);
  }

  /** New records go to the next journal first: whatever happens, snapshot and journals together stay complete. */
  private async compact(): Promise<void> {
    this.generation++;
    await this.journal.moveTo(journalPath(this.folder, this.generation));
    this.snapshotBytes = await writeSnapshot(snapshotPath(this.folder, this.generation), this.state);
    await removeBefore(this.folder, this.generation);
  }
}

const snapshotPath = (folder: string, generation: number) => join(folder, `snapshot-${generation}.ndjson`);
const journalPath = (folder: string, generation: number) => join(folder, `journal-${generation}.ndjson`);

async function listFiles(folder: string): Promise<{ snapshots: number[]; journals: number[] }> {
  const matches = (await readdir(folder))
    .map((name) => FILE_NAME.exec(name))
    .filter((match) => match !== null);
  const complete = matches.filter(([, , , unfinished]) => unfinished === undefined);
  const generations = (kind: string) =>
    complete
      .filter(([, found]) => found === kind)
      .map(([, , generation]) => Number(generation))
      .sort((a, b) => a - b);
  return { snapshots: generations('snapshot'), journals: generations('journal') };
}

async function removeBefore(folder: string, generation: number): Promise<void> {
  for (const name of await readdir(folder)) {
    const match = FILE_NAME.exec(name);
    const isOld = match && (Number(match[2]) < generation || match[3] !== undefined);
    if (isOld) await rm(join(folder, name), { force: true });
  }
}

async function replay(path: string, state: ServerState): Promise<void> {
  for await (const line of completeLines(path)) await repeat(JSON.parse(line) as JournalRecord, state);
}

/** A snapshot may already hold what the journal beside it says: known tasks are left as they are. */
async function repeat(record: JournalRecord, { catalog, tasks }: ServerState): Promise<void> {
  if (record.kind === 'enqueued') {
    if (!tasks.find(record.task.uid)) tasks.restore(record.task, record.operation);
    return;
  }
  const { uid, outcome } = record;
  const task = tasks.find(uid);
  const operation = tasks.operationOf(uid);
  if (!task || !operation) return;
  if (outcome.status === 'succeeded') {
    await execute(operation, { catalog, at: outcome.startedAt, pause: cooperativePause() });
  }
  tasks.finish(task, outcome);
}
