import type { Location, Postings, TextIndex } from './text-index';

/** Documents where the words stand next to each other in this order; null stands for any (stop) word. */
export function findPhrase(index: TextIndex, words: readonly (string | null)[]): Postings {
  const slots = words.flatMap((word, offset) =>
    word === null ? [] : [{ offset, postings: index.terms.get(word) }],
  );
  const rarest = slots.reduce((a, b) => ((a.postings?.size ?? 0) <= (b.postings?.size ?? 0) ? a : b));
  const found: Postings = new Map();
  for (const doc of rarest.postings?.keys() ?? []) {
    const starts = slots.map(({ offset, postings }) =>
      (postings?.get(doc) ?? []).map((location) => location - offset),
    );
    const common = starts.reduce(intersect);
    if (common.length > 0) found.set(doc, common);
  }
  return found;
}

function intersect(a: Location[], b: Location[]): Location[] {
  const other = new Set(b);
  return a.filter((location) => other.has(location));
}
