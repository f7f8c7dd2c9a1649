import { matchesAny } from '../documents/attribute-patterns';
import type { DocSet } from '../documents/doc-set';
import { MeiliError } from '../errors';
import { facetDistribution, facetStats } from '../facets/distribution';
import type { SearchIndex } from '../search-index';
import { filterablePatterns } from '../settings/settings';

export interface FacetAnswer {
  facetDistribution?: Record<string, Record<string, number>>;
  facetStats?: Record<string, { min: number; max: number }>;
}

/** The facets of a result, nothing when none were asked for. Fails with `invalid_search_facets`. */
export function answerFacets(
  index: SearchIndex,
  requested: readonly string[],
  docs: DocSet,
  total: number,
): FacetAnswer {
  if (requested.length === 0) return {};
  const attributes = requestedAttributes(index, requested);
  const { maxValuesPerFacet, sortFacetValuesBy } = index.settings.faceting;
  const answer = {
    facetDistribution: {} as Record<string, Record<string, number>>,
    facetStats: {} as Record<string, { min: number; max: number }>,
  };
  for (const name of attributes) {
    const attribute = index.facets.attribute(name);
    const order = sortFacetValuesBy[name] ?? sortFacetValuesBy['*'] ?? 'alpha';
    const everything = total === index.documents.size;
    answer.facetDistribution[name] = facetDistribution(attribute, docs, {
      everything,
      order,
      limit: maxValuesPerFacet,
    });
    const stats = facetStats(attribute, docs);
    if (stats) answer.facetStats[name] = stats;
  }
  return answer;
}

function requestedAttributes(index: SearchIndex, requested: readonly string[]): string[] {
  const patterns = filterablePatterns(index.settings);
  const refused = requested.filter((name) => name !== '*' && !matchesAny(patterns, name));
  if (refused.length > 0) throw notFilterable(refused, patterns);
  if (!requested.includes('*')) return [...new Set(requested)];
  const known = index.facets.paths().filter((path) => matchesAny(patterns, path));
  const plain = patterns.filter((pattern) => !pattern.includes('*'));
  return [...new Set([...plain, ...known])].filter((path) => index.facets.attribute(path).hasValues).sort();
}

function notFilterable(refused: string[], patterns: string[]): MeiliError {
  const names = `\`${refused.join(', ')}\``;
  const subject = refused.length === 1 ? `Attribute ${names} is` : `Attributes ${names} are`;
  const available =
    patterns.length > 0
      ? `Available filterable attributes patterns are: \`${[...patterns].sort().join(', ')}\`.`
      : 'This index does not have configured filterable attributes.';
  return new MeiliError(
    'invalid_search_facets',
    `Invalid facet distribution: ${subject} not filterable. ${available}`,
  );
}
