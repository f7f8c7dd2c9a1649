import { MeiliError } from '../errors';
import { readFilter } from '../filter/expression';
import type { SearchRequest } from '../search/request';
import { BodyFields, QueryFields, type Fields, type FieldRules } from './fields';

export const SEARCH_FIELDS = [
  'q',
  'vector',
  'offset',
  'limit',
  'page',
  'hitsPerPage',
  'attributesToRetrieve',
  'retrieveVectors',
  'attributesToCrop',
  'cropLength',
  'attributesToHighlight',
  'showMatchesPosition',
  'showRankingScore',
  'showRankingScoreDetails',
  'filter',
  'sort',
  'distinct',
  'facets',
  'highlightPreTag',
  'highlightPostTag',
  'cropMarker',
  'matchingStrategy',
  'attributesToSearchOn',
  'hybrid',
  'rankingScoreThreshold',
  'locales',
] as const;

/** Known to Meilisearch, not offered here: refused instead of silently ignored. */
const NOT_OFFERED = ['vector', 'retrieveVectors', 'showRankingScoreDetails', 'hybrid', 'locales'];
const RULES: FieldRules = { codePrefix: 'invalid_search_', allowed: SEARCH_FIELDS };

export const readSearchBody = (body: unknown, place = ''): SearchRequest =>
  readSearch(new BodyFields(body, RULES, place));

export const readSearchQuery = (query: unknown): SearchRequest => readSearch(new QueryFields(query, RULES));

/** Fails with `bad_request` or `invalid_search_<field>`. */
function readSearch(fields: Fields): SearchRequest {
  refuseNotOffered(fields);
  return {
    q: fields.text('q') ?? '',
    offset: fields.count('offset') ?? 0,
    limit: fields.count('limit') ?? 20,
    page: fields.count('page'),
    hitsPerPage: fields.count('hitsPerPage'),
    filter: readFilter(fields.raw('filter'), 'invalid_search_filter'),
    facets: fields.list('facets') ?? [],
    sort: fields.list('sort') ?? [],
    ...readPresentation(fields),
    attributesToSearchOn: fields.list('attributesToSearchOn') ?? null,
    rankingScoreThreshold: readThreshold(fields),
    matchingStrategy: fields.choice('matchingStrategy', ['last', 'all', 'frequency']) ?? 'last',
    distinct: fields.text('distinct'),
  };
}

function readPresentation(fields: Fields) {
  return {
    attributesToRetrieve: fields.list('attributesToRetrieve') ?? ['*'],
    attributesToHighlight: fields.list('attributesToHighlight') ?? [],
    attributesToCrop: fields.list('attributesToCrop') ?? [],
    cropLength: fields.count('cropLength') ?? 10,
    cropMarker: fields.text('cropMarker') ?? '…',
    highlightPreTag: fields.text('highlightPreTag') ?? '<em>',
    highlightPostTag: fields.text('highlightPostTag') ?? '</em>',
    showMatchesPosition: fields.flag('showMatchesPosition') ?? false,
    showRankingScore: fields.flag('showRankingScore') ?? false,
  };
}

function readThreshold(fields: Fields): number | undefined {
  const threshold = fields.number('rankingScoreThreshold');
  if (threshold === undefined || (threshold >= 0 && threshold <= 1)) return threshold;
  throw fields.error(
    'rankingScoreThreshold',
    'Invalid value at `.rankingScoreThreshold`: the value of `rankingScoreThreshold` is invalid, expected a float ' +
      'between `0.0` and `1.0`.',
  );
}

function refuseNotOffered(fields: Fields): void {
  const name = NOT_OFFERED.find((field) => fields.has(field) && !isOff(fields.raw(field)));
  if (name !== undefined)
    throw new MeiliError('bad_request', `\`${name}\` is not supported by meilisearch-lite.`);
}

const isOff = (value: unknown) => value === false || value === 'false';
