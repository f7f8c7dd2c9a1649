import { pickAttributes } from '../documents/pick';
import { requireFilterable } from '../filter/authorize';
import type { Filter } from '../filter/ast';
import { evaluateFilter } from '../filter/evaluate';
import { readFilter } from '../filter/expression';
import type { IndexCatalog } from '../index-catalog';
import type { Document } from '../documents/json';
import { BodyFields, QueryFields, type Fields } from './fields';

const RULES = {
  codePrefix: 'invalid_document_',
  allowed: ['offset', 'limit', 'fields', 'retrieveVectors', 'filter', 'ids'],
};

export interface ListRequest {
  offset: number;
  limit: number;
  fields: string[];
  /** Read when the index is known to exist: a missing index is the first thing to say. */
  filter: () => Filter | null;
  ids: string[] | null;
}

export const readListQuery = (query: unknown): ListRequest => {
  const fields = new QueryFields(query, RULES);
  return { ...readList(fields), ids: fields.list('ids') ?? null };
};

export const readListBody = (body: unknown): ListRequest => {
  const fields = new BodyFields(body, RULES);
  const ids = fields.raw('ids');
  if (ids !== undefined && !Array.isArray(ids)) fields.list('ids');
  return { ...readList(fields), ids: Array.isArray(ids) ? ids.map(String) : null };
};

function readList(fields: Fields): Omit<ListRequest, 'ids'> {
  return {
    offset: fields.count('offset') ?? 0,
    limit: fields.count('limit') ?? 20,
    fields: fields.list('fields') ?? ['*'],
    filter: () => readFilter(fields.raw('filter'), 'invalid_document_filter'),
  };
}

/** One page of the documents of an index in the order of their arrival, optionally filtered. */
export function listDocuments(
  catalog: IndexCatalog,
  indexUid: string,
  request: ListRequest,
): { results: Document[]; offset: number; limit: number; total: number } {
  const index = catalog.get(indexUid);
  const filter = request.filter();
  if (filter) requireFilterable(filter, index.settings, 'invalid_document_filter');
  const { documents } = index;
  const selected = filter
    ? evaluateFilter(filter, index.facets, documents.alive).toArray()
    : documents.alive.toArray();
  const wanted = request.ids === null ? null : new Set(request.ids.map((id) => documents.numberOf(id)));
  const docs = wanted ? selected.filter((doc) => wanted.has(doc)) : selected;
  const page = docs.slice(request.offset, request.offset + request.limit);
  const results = page.map((doc) => pickAttributes(documents.at(doc), request.fields));
  return { results, offset: request.offset, limit: request.limit, total: docs.length };
}
