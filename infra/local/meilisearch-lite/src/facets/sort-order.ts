import type { AttributeIndex } from './attribute-index';

export type Direction = 'asc' | 'desc';

interface Cached {
  version: number;
  capacity: number;
  ranks: Int32Array;
}
const caches = new WeakMap<AttributeIndex, Partial<Record<Direction, Cached>>>();

/**
 * The place of every document in the order of an attribute, by document number; equal values share a place. Numbers
 * come before texts and documents without the attribute last, in both directions. A document with several values
 * stands where its first value in that order stands. Kept until the attribute changes.
 */
export function sortRanks(attribute: AttributeIndex, direction: Direction, capacity: number): Int32Array {
  const cache = caches.get(attribute) ?? {};
  const known = cache[direction];
  if (known && known.version === attribute.version && known.capacity >= capacity) return known.ranks;
  const ranks = computeRanks(attribute, direction, capacity);
  cache[direction] = { version: attribute.version, capacity, ranks };
  caches.set(attribute, cache);
  return ranks;
}

function computeRanks(attribute: AttributeIndex, direction: Direction, capacity: number): Int32Array {
  const ranks = new Int32Array(capacity).fill(-1);
  let place = 0;
  for (const docs of orderedHolders(attribute, direction)) {
    for (const doc of docs) if (ranks[doc] === -1) ranks[doc] = place;
    place++;
  }
  for (let doc = 0; doc < capacity; doc++) if (ranks[doc] === -1) ranks[doc] = place;
  return ranks;
}

function* orderedHolders(attribute: AttributeIndex, direction: Direction): Generator<Set<number>> {
  const inOrder = <Key>(keys: readonly Key[]) => (direction === 'asc' ? keys : keys.toReversed());
  for (const number of inOrder(attribute.sortedNumbers.all())) yield attribute.numbers.get(number)!;
  for (const text of inOrder(attribute.sortedTexts.all())) yield attribute.texts.get(text)!.docs;
}
