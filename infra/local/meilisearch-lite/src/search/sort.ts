import { matchesAny } from '../documents/attribute-patterns';
import { MeiliError } from '../errors';
import type { Direction } from '../facets/sort-order';
import type { SearchIndex } from '../search-index';

export interface SortCriterion {
  attribute: string;
  direction: Direction;
}

/** `price:asc` as an attribute and a direction; null when it is not of that form. */
export function parseCriterion(text: string): SortCriterion | null {
  const match = /^(.+):(asc|desc)$/.exec(text);
  return match ? { attribute: match[1]!, direction: match[2] as Direction } : null;
}

/** The `sort` parameter, checked against the index. Fails with `invalid_search_sort`. */
export function readSort(sort: readonly string[], index: SearchIndex): SortCriterion[] {
  const criteria = sort.map((text) => parseCriterion(text) ?? refuseSyntax(text));
  for (const { attribute } of criteria) requireSortable(attribute, index);
  if (criteria.length > 0 && !index.settings.rankingRules.includes('sort')) {
    throw sortError(
      `Index \`${index.uid}\`: You must specify where \`sort\` is listed in the rankingRules setting to use the sort ` +
        'parameter at search time.',
    );
  }
  return criteria;
}

function requireSortable(attribute: string, index: SearchIndex): void {
  const sortable = index.settings.sortableAttributes;
  if (matchesAny(sortable, attribute)) return;
  const available =
    sortable.length > 0
      ? `Available sortable attributes are: \`${sortable.join(', ')}\`.`
      : 'This index does not have configured sortable attributes.';
  throw sortError(`Index \`${index.uid}\`: Attribute \`${attribute}\` is not sortable. ${available}`);
}

function refuseSyntax(text: string): never {
  throw sortError(
    `Invalid syntax for the sort parameter: expected expression ending by \`:asc\` or \`:desc\`, found \`${text}\`.`,
  );
}

const sortError = (message: string) => new MeiliError('invalid_search_sort', message);
