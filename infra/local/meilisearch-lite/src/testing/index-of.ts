import type { Document } from '../documents/json';
import { documentId } from '../documents/primary-key';
import { readSearchBody } from '../http/search-fields';
import { search, type SearchAnswer } from '../search/search';
import { SearchIndex } from '../search-index';
import { mergeSettings } from '../settings/merge';
import type { SettingsPatch } from '../settings/settings';

/** An index with these documents (ids in `id`) and settings, for unit tests. */
export async function indexOf(documents: Document[], settings: SettingsPatch = {}): Promise<SearchIndex> {
  const index = new SearchIndex('things', '2026-11-22T09:00:00.000Z');
  index.primaryKey = 'id';
  await index.applySettings(mergeSettings(index.settings, settings), () => Promise.resolve());
  for (const document of documents) index.put(documentId(document, 'id'), document);
  return index;
}

/** Searches as a client would, parameters checked and defaults filled in. */
export const searchIn = (index: SearchIndex, parameters: Record<string, unknown>): SearchAnswer =>
  search(index, readSearchBody(parameters));

/** The ids of the hits in order. */
export const hitIds = (index: SearchIndex, parameters: Record<string, unknown>): unknown[] =>
  searchIn(index, parameters).hits.map((hit) => hit['id']);
