import type { Settings } from '../settings/settings';
import { splitWords, type Word } from './tokenizer';

/** One thing a document is to contain. A phrase is mandatory; a word may be dropped by the matching strategy. */
export type QueryUnit =
  { kind: 'word'; text: string; prefix: boolean } | { kind: 'phrase'; words: (string | null)[] };

export interface Query {
  units: QueryUnit[];
  /** What a document must not contain: `-word`, `-"some phrase"`. */
  excluded: QueryUnit[];
}

/** Words beyond the tenth are ignored, as in Meilisearch. */
const MAX_WORDS = 10;
const PARTS = /(?<=^|\s)-(?=["\p{L}\p{N}])|"([^"]*)("|$)|[^"\s]+|\s+/gu;

/** Reads the `q` of a search: words, "phrases" and -exclusions; the last word is a prefix while it is being typed. */
export function parseQuery(text: string, settings: Settings): Query {
  const stopWords = new Set(settings.stopWords.map((word) => word.toLowerCase()));
  const query: Query = { units: [], excluded: [] };
  let negated = false;
  for (const match of text.matchAll(PARTS)) {
    const [part, phrase] = match;
    if (part === '-') {
      negated = true;
      continue;
    }
    const isLast = match.index + part.length === text.length;
    const units =
      phrase === undefined ? words(part, stopWords, isLast, settings) : phraseUnits(phrase, stopWords);
    (negated ? query.excluded : query.units).push(...(negated ? units.map(withoutPrefix) : units));
    negated = false;
  }
  query.units.splice(MAX_WORDS);
  return query;
}

function words(part: string, stopWords: Set<string>, isLast: boolean, settings: Settings): QueryUnit[] {
  const found = splitWords(part);
  const typing = isLast && settings.prefixSearch === 'indexingTime' && found.at(-1)?.end === part.length;
  return found
    .map((word, index) => ({
      kind: 'word' as const,
      text: word.text,
      prefix: typing && index === found.length - 1,
    }))
    .filter((unit) => unit.prefix || !stopWords.has(unit.text));
}

function phraseUnits(phrase: string, stopWords: Set<string>): QueryUnit[] {
  const toSlot = (word: Word) => (stopWords.has(word.text) ? null : word.text);
  const slots = splitWords(phrase).map(toSlot);
  return slots.some((slot) => slot !== null) ? [{ kind: 'phrase', words: slots }] : [];
}

const withoutPrefix = (unit: QueryUnit): QueryUnit =>
  unit.kind === 'word' ? { ...unit, prefix: false } : unit;
