import type SearchableMap from 'minisearch/SearchableMap';
import type { TypoTolerance } from '../settings/settings';
import type { TextIndex } from './text-index';

const NUMBER = /^\p{N}+$/u;

/** How many typos a query word may have: by its length, 0 when the settings say so. */
export function typoBudget(word: string, tolerance: TypoTolerance): 0 | 1 | 2 {
  const { oneTypo, twoTypos } = tolerance.minWordSizeForTypos;
  const excluded = tolerance.disableOnWords.some((entry) => entry.toLowerCase() === word);
  if (!tolerance.enabled || excluded || (tolerance.disableOnNumbers && NUMBER.test(word))) return 0;
  const length = [...word].length;
  return length >= twoTypos ? 2 : length >= oneTypo ? 1 : 0;
}

/**
 * The indexed words within the budget of a query word, with their typos: insertions, deletions, substitutions and
 * swapped neighbours count one, a different first letter one more. With `prefix`, words that begin with such a variant.
 */
export function typoVariants(
  index: TextIndex,
  word: string,
  budget: 1 | 2,
  prefix: boolean,
): Map<string, number> {
  const found = new Map<string, number>();
  const keep = (term: string, typos: number) => {
    const total = typos + (term[0] === word[0] ? 0 : 1);
    if (term !== word && total <= budget) found.set(term, Math.min(total, found.get(term) ?? total));
  };
  near(index.terms, word, budget, keep);
  if (prefix) {
    near(index.prefixes, word, budget, (start, typos) => {
      for (const term of index.terms.atPrefix(start).keys()) if (!term.startsWith(word)) keep(term, typos);
    });
  }
  return found;
}

function near(
  map: SearchableMap,
  word: string,
  budget: 1 | 2,
  visit: (term: string, typos: number) => void,
): void {
  for (const [term, [, distance]] of map.fuzzyGet(word, budget)) visit(term, distance);
  for (const swapped of swaps(word)) {
    if (budget === 1 && map.has(swapped)) visit(swapped, 1);
    if (budget === 2) for (const [term, [, distance]] of map.fuzzyGet(swapped, 1)) visit(term, distance + 1);
  }
}

/** The word with each pair of different neighbours swapped: one typo, which a plain edit distance counts as two. */
function swaps(word: string): string[] {
  const swapped: string[] = [];
  for (let i = 0; i + 1 < word.length; i++) {
    if (word[i] !== word[i + 1]) swapped.push(word.slice(0, i) + word[i + 1]! + word[i]! + word.slice(i + 2));
  }
  return swapped;
}
