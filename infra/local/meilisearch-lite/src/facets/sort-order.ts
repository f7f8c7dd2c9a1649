import type { AttributeIndex } from './attribute-index';
import type { Holders } from './holders';

export type Direction = 'asc' | 'desc';

/** All documents in the order of an attribute. */
export interface SortOrder {
  /** The place of each document, by document number; equal values share a place. */
  ranks: Int32Array;
  /** The document numbers, the first place first. */
  docs: Int32Array;
}

interface Cached extends SortOrder {
  version: number;
}
const caches = new WeakMap<AttributeIndex, Partial<Record<Direction, Cached>>>();

/**
 * Numbers come before texts and documents without the attribute last, in both directions. A document with several
 * values stands where its first value in that order stands. Kept until the attribute changes.
 */
export function sortOrder(attribute: AttributeIndex, direction: Direction, capacity: number): SortOrder {
  const cache = caches.get(attribute) ?? {};
  const known = cache[direction];
  if (known && known.version === attribute.version && known.ranks.length === capacity) return known;
  const computed = { ...computeOrder(attribute, direction, capacity), version: attribute.version };
  cache[direction] = computed;
  caches.set(attribute, cache);
  return computed;
}

function computeOrder(attribute: AttributeIndex, direction: Direction, capacity: number): SortOrder {
  const ranks = new Int32Array(capacity).fill(-1);
  const docs = new Int32Array(capacity);
  let placed = 0;
  let place = 0;
  const put = (doc: number) => {
    if (ranks[doc] !== -1) return;
    ranks[doc] = place;
    docs[placed++] = doc;
  };
  for (const holders of orderedHolders(attribute, direction)) {
    [...holders.docs].sort((a, b) => a - b).forEach(put);
    place++;
  }
  for (let doc = 0; doc < capacity; doc++) put(doc);
  return { ranks, docs };
}

function* orderedHolders(attribute: AttributeIndex, direction: Direction): Generator<Holders> {
  const inOrder = <Key>(keys: readonly Key[]) => (direction === 'asc' ? keys : keys.toReversed());
  for (const number of inOrder(attribute.sortedNumbers.all())) yield attribute.numbers.get(number)!;
  for (const text of inOrder(attribute.sortedTexts.all())) yield attribute.texts.get(text)!.holders;
}
