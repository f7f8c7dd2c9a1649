import { matchesAny } from '../documents/attribute-patterns';
import { DocSet } from '../documents/doc-set';
import { MeiliError } from '../errors';
import { availability, requireFilterable } from '../filter/authorize';
import { evaluateFilter } from '../filter/evaluate';
import type { SearchIndex } from '../search-index';
import { filterablePatterns } from '../settings/settings';
import type { UnitMatch } from '../text/unit-match';
import { findCandidates } from './candidates';
import { answerFacets, type FacetAnswer } from './facet-answer';
import { makeHit, type Hit } from './hit';
import { pageOf, totals, type Totals } from './pagination';
import { rankDocuments } from './ranking';
import type { SearchRequest } from './request';
import { rankingScore } from './score';
import { readSort } from './sort';

export type SearchAnswer = { hits: Hit[]; query: string; processingTimeMs: number } & Totals & FacetAnswer;

/** Answers a search on one index. Fails with the `invalid_search_...` code of the parameter that does not fit it. */
export function search(index: SearchIndex, request: SearchRequest): SearchAnswer {
  const startedAt = performance.now();
  const sort = readSort(request.sort, index);
  const distinct = readDistinct(request, index);
  const { docs: matching, units } = findCandidates(
    index,
    request.q,
    request.matchingStrategy,
    readSearchOn(request, index),
  );
  const selected = filtered(index, request, matching);
  const page = pageOf(request, index.settings.pagination.maxTotalHits);
  const result = select(rankDocuments(selected.toArray(), units, sort, index), index, {
    distinct,
    accepts: aboveThreshold(index, request, units),
    need: page.offset + page.limit,
    selected,
  });
  const hits = result.ranked.slice(page.offset, page.offset + page.limit);
  const total = result.docs.size;
  return {
    hits: hits.map((doc) => makeHit(doc, index, request, units)),
    query: request.q,
    processingTimeMs: Math.round(performance.now() - startedAt),
    ...totals(request, total, index.settings.pagination.maxTotalHits),
    ...answerFacets(index, request.facets, result.docs, total),
  };
}

function filtered(index: SearchIndex, request: SearchRequest, docs: DocSet): DocSet {
  if (!request.filter) return docs;
  requireFilterable(request.filter, index.settings, 'invalid_search_filter', `Index \`${index.uid}\`: `);
  return docs.and(evaluateFilter(request.filter, index.facets, index.documents.alive));
}

interface Selection {
  distinct: string | null;
  /** Null when every document is good enough. */
  accepts: ((doc: number) => boolean) | null;
  need: number;
  selected: DocSet;
}

/** The first `need` documents in order, and all that count; distinct and thresholds make that a walk over all. */
function select(
  order: Generator<number>,
  index: SearchIndex,
  selection: Selection,
): { ranked: number[]; docs: DocSet } {
  const { distinct, accepts, need, selected } = selection;
  const exhaustive = distinct !== null || accepts !== null;
  const isNew = distinct === null ? () => true : firstOfValue(index, distinct);
  const ranked: number[] = [];
  if (need === 0 && !exhaustive) return { ranked, docs: selected };
  for (const doc of order) {
    if ((accepts?.(doc) ?? true) && isNew(doc)) ranked.push(doc);
    if (!exhaustive && ranked.length >= need) break;
  }
  return { ranked, docs: exhaustive ? DocSet.of(ranked) : selected };
}

/** True for the first document seen of each value; documents without a value are all kept. */
function firstOfValue(index: SearchIndex, attribute: string): (doc: number) => boolean {
  const values = index.facets.attribute(attribute);
  const seen = new Set<string>();
  return (doc) => {
    const keys = values.keysOf(doc);
    if (keys.some((key) => seen.has(key))) return false;
    for (const key of keys) seen.add(key);
    return true;
  };
}

function aboveThreshold(
  index: SearchIndex,
  request: SearchRequest,
  units: UnitMatch[],
): ((doc: number) => boolean) | null {
  const threshold = request.rankingScoreThreshold;
  return threshold === undefined ? null : (doc) => rankingScore(doc, units, index) >= threshold;
}

function readDistinct(request: SearchRequest, index: SearchIndex): string | null {
  const { distinct } = request;
  if (distinct === undefined) return index.settings.distinctAttribute;
  const patterns = filterablePatterns(index.settings);
  if (matchesAny(patterns, distinct)) return distinct;
  throw new MeiliError(
    'invalid_search_distinct',
    `Index \`${index.uid}\`: Attribute \`${distinct}\` is not filterable and thus, cannot be used as distinct ` +
      `attribute. ${availability(patterns)}`,
  );
}

function readSearchOn(request: SearchRequest, index: SearchIndex): string[] | null {
  const requested = request.attributesToSearchOn;
  const searchable = index.settings.searchableAttributes;
  const unknown = searchable.includes('*')
    ? undefined
    : requested?.find((name) => name !== '*' && !matchesAny(searchable, name));
  if (unknown !== undefined) {
    throw new MeiliError(
      'invalid_search_attributes_to_search_on',
      `Index \`${index.uid}\`: Attribute \`${unknown}\` is not searchable. Available searchable attributes are: ` +
        `\`${searchable.join(', ')}\`.`,
    );
  }
  return requested === null || requested.includes('*') ? null : requested;
}
