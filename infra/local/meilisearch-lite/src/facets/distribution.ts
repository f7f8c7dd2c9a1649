import type { DocSet } from '../documents/doc-set';
import type { FacetOrder } from '../settings/settings';
import type { AttributeIndex } from './attribute-index';

interface Counted {
  label: string;
  count: number;
}

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
    ? (holders: Set<number>) => holders.size
    : (holders: Set<number>) => countIn(holders, docs);
  const found = [...countedValues(attribute, count)];
  if (options.order === 'count') found.sort((a, b) => b.count - a.count);
  return Object.fromEntries(found.slice(0, options.limit).map(({ label, count }) => [label, count]));
}

/** Values held by at least one document, numbers first, each kind in its own order. */
function* countedValues(
  attribute: AttributeIndex,
  count: (holders: Set<number>) => number,
): Generator<Counted> {
  for (const number of attribute.sortedNumbers.all()) {
    const total = count(attribute.numbers.get(number)!);
    if (total > 0) yield { label: String(number), count: total };
  }
  for (const text of attribute.sortedTexts.all()) {
    const { label, docs } = attribute.texts.get(text)!;
    const total = count(docs);
    if (total > 0) yield { label, count: total };
  }
}

function countIn(holders: Set<number>, docs: DocSet): number {
  let count = 0;
  for (const doc of holders) if (docs.has(doc)) count++;
  return count;
}

/** Smallest and largest number of an attribute among the documents; nothing when they hold none. */
export function facetStats(
  attribute: AttributeIndex,
  docs: DocSet,
): { min: number; max: number } | undefined {
  const numbers = attribute.sortedNumbers.all();
  const held = (number: number) => hasAny(attribute.numbers.get(number)!, docs);
  const min = numbers.find(held);
  if (min === undefined) return undefined;
  return { min, max: numbers.findLast(held)! };
}

function hasAny(holders: Set<number>, docs: DocSet): boolean {
  for (const doc of holders) if (docs.has(doc)) return true;
  return false;
}
