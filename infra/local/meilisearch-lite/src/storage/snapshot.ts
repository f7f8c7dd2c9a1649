import { open, rename } from 'node:fs/promises';
import type { Document } from '../documents/json';
import { documentId } from '../documents/primary-key';
import type { IndexCatalog } from '../index-catalog';
import type { Pause, SearchIndex } from '../search-index';
import type { Settings } from '../settings/settings';
import type { Operation, Task } from '../tasks/task';
import type { TaskStore } from '../tasks/task-store';
import { completeLines } from './lines';

export interface ServerState {
  catalog: IndexCatalog;
  tasks: TaskStore;
}

type SnapshotRecord =
  | {
      kind: 'index';
      uid: string;
      primaryKey: string | null;
      createdAt: string;
      updatedAt: string;
      settings: Settings;
    }
  | { kind: 'documents'; uid: string; documents: Document[] }
  | { kind: 'task'; task: Task; operation?: Operation };

const DOCUMENTS_PER_LINE = 200;

/** Writes the whole state to a file that appears only when it is complete. Returns its size in bytes. */
export async function writeSnapshot(path: string, state: ServerState): Promise<number> {
  const unfinished = `${path}.tmp`;
  const file = await open(unfinished, 'w');
  let bytes = 0;
  try {
    for (const record of snapshotRecords(state)) {
      const line = Buffer.from(`${JSON.stringify(record)}\n`);
      await file.appendFile(line);
      bytes += line.length;
    }
    await file.sync();
  } finally {
    await file.close();
  }
  await rename(unfinished, path);
  return bytes;
}

function* snapshotRecords({ catalog, tasks }: ServerState): Generator<SnapshotRecord> {
  for (const index of catalog.list()) yield* indexRecords(index);
  for (const task of tasks.all()) yield { kind: 'task', task, operation: tasks.operationOf(task.uid) };
}

function* indexRecords(index: SearchIndex): Generator<SnapshotRecord> {
  const { uid, primaryKey, createdAt, updatedAt, settings } = index;
  yield { kind: 'index', uid, primaryKey, createdAt, updatedAt, settings };
  const docs = index.documents.alive.toArray();
  for (let from = 0; from < docs.length; from += DOCUMENTS_PER_LINE) {
    const documents = docs.slice(from, from + DOCUMENTS_PER_LINE).map((doc) => index.documents.at(doc));
    yield { kind: 'documents', uid, documents };
  }
}

/** Loads a snapshot into an empty state. */
export async function readSnapshot(path: string, state: ServerState, pause: Pause): Promise<void> {
  for await (const line of completeLines(path))
    await restore(JSON.parse(line) as SnapshotRecord, state, pause);
}

async function restore(record: SnapshotRecord, { catalog, tasks }: ServerState, pause: Pause): Promise<void> {
  switch (record.kind) {
    case 'index': {
      const index = catalog.create(record.uid, record.createdAt);
      index.primaryKey = record.primaryKey;
      index.updatedAt = record.updatedAt;
      return index.applySettings(record.settings, pause);
    }
    case 'documents': {
      const index = catalog.get(record.uid);
      for (const document of record.documents) index.put(documentId(document, index.primaryKey!), document);
      return pause();
    }
    case 'task':
      return tasks.restore(record.task, record.operation);
  }
}
