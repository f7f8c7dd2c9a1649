import type { Document } from '../documents/json';
import { documentId, inferPrimaryKey } from '../documents/primary-key';
import { MeiliError } from '../errors';
import type { SearchIndex } from '../search-index';
import type { Execution } from './execute';
import type { Operation, TaskDetails } from './task';

type Addition = Extract<Operation, { type: 'documentAdditionOrUpdate' }>;

/**
 * Adds documents, replacing or (with `merge`) completing those with the same id. Creates the index when it is missing.
 * All documents are checked first: one without a usable id refuses them all.
 */
export async function addDocuments(
  operation: Addition,
  { catalog, at, pause }: Execution,
): Promise<TaskDetails> {
  const { documents, indexUid } = operation;
  const known = catalog.find(indexUid);
  const primaryKey = choosePrimaryKey(operation, known);
  const ids = documents.map((document) => documentId(document, primaryKey!));
  const index = known ?? catalog.create(indexUid, at);
  index.primaryKey = primaryKey;
  index.updatedAt = at;
  for (const [position, document] of documents.entries()) {
    const id = ids[position]!;
    index.put(id, operation.merge ? { ...index.documents.find(id), ...document } : document);
    await pause();
  }
  return { indexedDocuments: documents.length };
}

/** Null only when there is neither a key nor a document to infer it from. */
function choosePrimaryKey(operation: Addition, index: SearchIndex | undefined): string | null {
  const current = index?.primaryKey ?? null;
  if (current !== null && operation.primaryKey !== null && current !== operation.primaryKey) {
    throw new MeiliError(
      'index_primary_key_already_exists',
      `Index \`${operation.indexUid}\`: Index already has a primary key: \`${current}\`.`,
    );
  }
  const given = current ?? operation.primaryKey;
  const first: Document | undefined = operation.documents[0];
  return given ?? (first ? inferPrimaryKey(first) : null);
}
