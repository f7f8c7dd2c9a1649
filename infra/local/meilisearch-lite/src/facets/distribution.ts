import type { DocSet } from '../documents/doc-set';
import type { FacetOrder } from '../settings/settings';
import type { AttributeIndex } from './attribute-index';
import type { Holders } from './holders';

type Counted = [label: string, count: number];

/**
 * How many of the documents have each value of an attribute, at most `limit` values. `everything` says that the
 * documents are the whole index, which needs no counting.
 */
export function facetDistribution(
  attribute: AttributeIndex,
  docs: DocSet,
  options: { everything: boolean; order: FacetOrder; limit: number },
): Record<string, number> {
  const count = options.everything
    ? (holders: Holders) => holders.size
    : (holders: Holders) => holders.countIn(docs);
  const values = countedValues(attribute, count);
  const found = options.order === 'count' ? [...values].sort(([, a], [, b]) => b - a) : values;
  return Object.fromEntries(take(found, options.limit));
}

/** Values held by at least one document, numbers first, each kind in its own order. */
function* countedValues(attribute: AttributeIndex, count: (holders: Holders) => number): Generator<Counted> {
  for (const number of attribute.sortedNumbers.all()) {
    const total = count(attribute.numbers.get(number)!);
    if (total > 0) yield [String(number), total];
  }
  for (const text of attribute.sortedTexts.all()) {
    const { label, holders } = attribute.texts.get(text)!;
    const total = count(holders);
    if (total > 0) yield [label, total];
  }
}

function* take<Value>(values: Iterable<Value>, limit: number): Generator<Value> {
  let left = limit;
  if (left === 0) return;
  for (const value of values) {
    yield value;
    if (--left === 0) return;
  }
}

/** Smallest and largest number of an attribute among the documents; nothing when they hold none. */
export function facetStats(
  attribute: AttributeIndex,
  docs: DocSet,
): { min: number; max: number } | undefined {
  const numbers = attribute.sortedNumbers.all();
  const held = (number: number) => attribute.numbers.get(number)!.hasAnyIn(docs);
  const min = numbers.find(held);
  if (min === undefined) return undefined;
  return { min, max: numbers.findLast(held)! };
}
