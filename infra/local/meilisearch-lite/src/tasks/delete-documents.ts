import { documentId } from '../documents/primary-key';
import { requireFilterable } from '../filter/authorize';
import { evaluateFilter } from '../filter/evaluate';
import { readFilter } from '../filter/expression';
import type { SearchIndex } from '../search-index';
import type { Execution } from './execute';
import type { Operation, TaskDetails } from './task';

type Deletion = Extract<Operation, { type: 'documentDeletion' }>;

/** Deletes documents by id, by filter, or all; ids that do not exist are passed over. */
export async function deleteDocuments(
  operation: Deletion,
  { catalog, at, pause }: Execution,
): Promise<TaskDetails> {
  const index = catalog.get(operation.indexUid);
  const ids = 'ids' in operation ? operation.ids : selectedIds(index, operation);
  const before = index.documents.size;
  for (const id of ids) {
    index.remove(id);
    await pause();
  }
  index.updatedAt = at;
  return { deletedDocuments: before - index.documents.size };
}

function selectedIds(index: SearchIndex, operation: Deletion): string[] {
  const { documents, primaryKey } = index;
  if (primaryKey === null) return [];
  const filter = 'filter' in operation ? readFilter(operation.filter, 'invalid_document_filter') : null;
  if (filter)
    requireFilterable(filter, index.settings, 'invalid_document_filter', `Index \`${index.uid}\`: `);
  const docs = filter ? evaluateFilter(filter, index.facets, documents.alive) : documents.alive;
  return docs.toArray().map((doc) => documentId(documents.at(doc), primaryKey));
}
