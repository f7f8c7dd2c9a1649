import { DocSet } from '../documents/doc-set';
import { normalizeFacet, type AttributeIndex } from '../facets/attribute-index';
import type { FacetIndex } from '../facets/facet-index';
import type { Bounds } from '../facets/sorted-keys';
import type { Comparison, Filter } from './ast';

/** The documents a filter selects, from the value indexes. `all` is every document, for what is said negatively. */
export function evaluateFilter(filter: Filter, facets: FacetIndex, all: DocSet): DocSet {
  switch (filter.kind) {
    case 'and':
      return filter.parts.map((part) => evaluateFilter(part, facets, all)).reduce((a, b) => a.and(b));
    case 'or':
      return filter.parts.map((part) => evaluateFilter(part, facets, all)).reduce((a, b) => a.or(b));
    case 'not':
      return all.andNot(evaluateFilter(filter.part, facets, all));
    case 'compare':
      return compare(facets.attribute(filter.attribute.name), filter.operator, filter.value, all);
    case 'between':
      return within(facets.attribute(filter.attribute.name), { from: filter.from, to: filter.to });
    case 'in':
      return oneOf(facets.attribute(filter.attribute.name), filter.values);
    case 'startsWith':
      return startingWith(facets.attribute(filter.attribute.name), normalizeFacet(filter.value));
    case 'exists':
      return facets.attribute(filter.attribute.name).exists;
    case 'null':
      return facets.attribute(filter.attribute.name).nulls;
    case 'empty':
      return facets.attribute(filter.attribute.name).empties;
  }
}

function compare(attribute: AttributeIndex, operator: Comparison, value: string, all: DocSet): DocSet {
  switch (operator) {
    case '=':
      return oneOf(attribute, [value]);
    case '!=':
      return all.andNot(oneOf(attribute, [value]));
    case '>':
      return within(attribute, { from: value, includeFrom: false });
    case '>=':
      return within(attribute, { from: value });
    case '<':
      return within(attribute, { to: value, includeTo: false });
    case '<=':
      return within(attribute, { to: value });
  }
}

function oneOf(attribute: AttributeIndex, values: readonly string[]): DocSet {
  const found = new DocSet();
  for (const value of values) {
    attribute.texts.get(normalizeFacet(value))?.holders.addTo(found);
    const number = parseNumber(value);
    if (number !== undefined) attribute.numbers.get(number)?.addTo(found);
  }
  return found;
}

/** Numbers compare as numbers, texts as texts: `> 10` selects larger numbers, `> "2026"` later ISO dates. */
function within(attribute: AttributeIndex, bounds: Bounds<string>): DocSet {
  const found = new DocSet();
  const texts = { ...bounds, from: map(bounds.from, normalizeFacet), to: map(bounds.to, normalizeFacet) };
  for (const text of attribute.sortedTexts.range(texts)) attribute.texts.get(text)!.holders.addTo(found);
  const numbers = numericBounds(bounds);
  if (!numbers) return found;
  for (const number of attribute.sortedNumbers.range(numbers)) attribute.numbers.get(number)!.addTo(found);
  return found;
}

function numericBounds(bounds: Bounds<string>): Bounds<number> | null {
  const from = map(bounds.from, parseNumber);
  const to = map(bounds.to, parseNumber);
  const unreadable =
    (bounds.from !== undefined && from === undefined) || (bounds.to !== undefined && to === undefined);
  return unreadable ? null : { ...bounds, from, to };
}

function startingWith(attribute: AttributeIndex, prefix: string): DocSet {
  const found = new DocSet();
  for (const text of attribute.sortedTexts.range({ from: prefix })) {
    if (!text.startsWith(prefix)) break;
    attribute.texts.get(text)!.holders.addTo(found);
  }
  return found;
}

function parseNumber(text: string): number | undefined {
  const number = text.trim() === '' ? NaN : Number(text);
  return Number.isFinite(number) ? number : undefined;
}

const map = <From, To>(value: From | undefined, convert: (value: From) => To) =>
  value === undefined ? undefined : convert(value);
