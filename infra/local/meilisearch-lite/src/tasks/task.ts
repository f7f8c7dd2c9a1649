import type { ErrorBody } from '../errors';
import type { Document } from '../documents/json';
import type { SettingsPatch } from '../settings/settings';

export const TASK_STATUSES = ['enqueued', 'processing', 'succeeded', 'failed', 'canceled'] as const;
export type TaskStatus = (typeof TASK_STATUSES)[number];

export const TASK_TYPES = [
  'documentAdditionOrUpdate',
  'documentEdition',
  'documentDeletion',
  'settingsUpdate',
  'indexCreation',
  'indexDeletion',
  'indexUpdate',
  'indexSwap',
  'taskCancelation',
  'taskDeletion',
  'dumpCreation',
  'snapshotCreation',
  'upgradeDatabase',
] as const;

/** What a task does; kept with the task until it is finished. */
export type Operation =
  | {
      type: 'documentAdditionOrUpdate';
      indexUid: string;
      documents: Document[];
      merge: boolean;
      primaryKey: string | null;
    }
  | { type: 'documentDeletion'; indexUid: string; ids: string[] }
  | { type: 'documentDeletion'; indexUid: string; filter: unknown }
  | { type: 'documentDeletion'; indexUid: string; all: true }
  | { type: 'settingsUpdate'; indexUid: string; patch: SettingsPatch; isDeletion: boolean }
  | { type: 'indexCreation' | 'indexUpdate'; indexUid: string; primaryKey: string | null }
  | { type: 'indexDeletion'; indexUid: string }
  | { type: 'indexSwap'; indexUid: null; swaps: [string, string][] };

export type TaskDetails = Record<string, unknown>;

/** A task as `GET /tasks` shows it. Times are ISO 8601, the duration too. */
export interface Task {
  uid: number;
  batchUid: number | null;
  indexUid: string | null;
  status: TaskStatus;
  type: Operation['type'];
  canceledBy: null;
  details: TaskDetails;
  error: ErrorBody | null;
  duration: string | null;
  enqueuedAt: string;
  startedAt: string | null;
  finishedAt: string | null;
}

/** How a task ended. */
export interface Outcome {
  status: 'succeeded' | 'failed';
  details: TaskDetails;
  error: ErrorBody | null;
  startedAt: string;
  finishedAt: string;
}

export function newTask(uid: number, operation: Operation, enqueuedAt: string): Task {
  return {
    uid,
    batchUid: null,
    indexUid: operation.indexUid,
    status: 'enqueued',
    type: operation.type,
    canceledBy: null,
    details: initialDetails(operation),
    error: null,
    duration: null,
    enqueuedAt,
    startedAt: null,
    finishedAt: null,
  };
}

/** Every task is a batch of its own here. */
export function finishTask(task: Task, outcome: Outcome): void {
  const milliseconds = Date.parse(outcome.finishedAt) - Date.parse(outcome.startedAt);
  Object.assign(task, outcome, { batchUid: task.uid, duration: `PT${milliseconds / 1000}S` });
}

/** What is known before a task ran; counts it will find are null until then. */
function initialDetails(operation: Operation): TaskDetails {
  switch (operation.type) {
    case 'documentAdditionOrUpdate':
      return { receivedDocuments: operation.documents.length, indexedDocuments: null };
    case 'documentDeletion':
      if ('ids' in operation) return { providedIds: operation.ids.length, deletedDocuments: null };
      if ('all' in operation) return { deletedDocuments: null };
      return { providedIds: 0, deletedDocuments: null, originalFilter: JSON.stringify(operation.filter) };
    case 'settingsUpdate':
      return { ...operation.patch };
    case 'indexCreation':
    case 'indexUpdate':
      return { primaryKey: operation.primaryKey };
    case 'indexDeletion':
      return { deletedDocuments: null };
    case 'indexSwap':
      return { swaps: operation.swaps.map((indexes) => ({ indexes, rename: false })) };
  }
}

/** The details of a task that failed: nothing was done. */
export function failedDetails(details: TaskDetails): TaskDetails {
  const entries = Object.entries(details);
  const isCount = (name: string) => name === 'indexedDocuments' || name === 'deletedDocuments';
  return Object.fromEntries(entries.map(([name, value]) => [name, isCount(name) ? 0 : value]));
}
