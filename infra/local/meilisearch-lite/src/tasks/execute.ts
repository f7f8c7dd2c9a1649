import { MeiliError } from '../errors';
import type { IndexCatalog } from '../index-catalog';
import type { Pause, SearchIndex } from '../search-index';
import { mergeSettings } from '../settings/merge';
import { addDocuments } from './add-documents';
import { deleteDocuments } from './delete-documents';
import type { Operation, TaskDetails } from './task';

export interface Execution {
  catalog: IndexCatalog;
  /** The time that indexes created or changed carry. Part of the input, so that a replay gives the same result. */
  at: string;
  pause: Pause;
}

/** Carries out an operation and returns the details it adds to its task. What fails leaves everything as it was. */
export async function execute(operation: Operation, execution: Execution): Promise<TaskDetails> {
  switch (operation.type) {
    case 'documentAdditionOrUpdate':
      return addDocuments(operation, execution);
    case 'documentDeletion':
      return deleteDocuments(operation, execution);
    case 'settingsUpdate':
      return updateSettings(operation, execution);
    case 'indexCreation':
      return createIndex(operation.indexUid, operation.primaryKey, execution);
    case 'indexUpdate':
      return updateIndex(operation.indexUid, operation.primaryKey, execution);
    case 'indexDeletion':
      return deleteIndex(operation.indexUid, execution);
    case 'indexSwap':
      execution.catalog.swap(operation.swaps);
      return {};
  }
}

type SettingsUpdate = Extract<Operation, { type: 'settingsUpdate' }>;

/** Creates the index when it is missing, except to put its settings back to their defaults. */
async function updateSettings(
  { indexUid, patch, isDeletion }: SettingsUpdate,
  execution: Execution,
): Promise<TaskDetails> {
  const { catalog, at, pause } = execution;
  const index = isDeletion ? catalog.get(indexUid) : (catalog.find(indexUid) ?? catalog.create(indexUid, at));
  await index.applySettings(mergeSettings(index.settings, patch), pause);
  index.updatedAt = at;
  return {};
}

function createIndex(uid: string, primaryKey: string | null, { catalog, at }: Execution): TaskDetails {
  if (catalog.find(uid)) throw new MeiliError('index_already_exists', `Index \`${uid}\` already exists.`);
  catalog.create(uid, at).primaryKey = primaryKey;
  return {};
}

function updateIndex(uid: string, primaryKey: string | null, { catalog, at }: Execution): TaskDetails {
  const index = catalog.get(uid);
  if (primaryKey !== null) changePrimaryKey(index, primaryKey);
  index.updatedAt = at;
  return {};
}

function changePrimaryKey(index: SearchIndex, primaryKey: string): void {
  if (index.primaryKey !== null && index.primaryKey !== primaryKey && index.documents.size > 0) {
    throw new MeiliError(
      'index_primary_key_already_exists',
      `Index \`${index.uid}\`: Index already has a primary key: \`${index.primaryKey}\`.`,
    );
  }
  index.primaryKey = primaryKey;
}

function deleteIndex(uid: string, { catalog }: Execution): TaskDetails {
  const deletedDocuments = catalog.get(uid).documents.size;
  catalog.delete(uid);
  return { deletedDocuments };
}
