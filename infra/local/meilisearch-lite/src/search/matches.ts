import { splitWords, type Word } from '../text/tokenizer';
import type { UnitMatch } from '../text/unit-match';

/** A stretch of a text that matched the query; offsets in UTF-16 units, end exclusive. */
export interface Span {
  start: number;
  end: number;
  /** Index of the word it is in. */
  word: number;
}

export interface TextMatches {
  words: Word[];
  spans: Span[];
}

/** The words of a text and those of them that the query asked for. */
export function findMatches(text: string, units: readonly UnitMatch[]): TextMatches {
  const words = splitWords(text);
  const ends = new Map<number, number>();
  for (const unit of units) {
    if (unit.phrase) markPhrase(words, unit.phrase, ends);
    else markWords(text, words, unit, ends);
  }
  const spans = [...ends].map(([word, end]) => ({ word, start: words[word]!.start, end }));
  return { words, spans: spans.sort((a, b) => a.start - b.start) };
}

function markWords(text: string, words: Word[], unit: UnitMatch, ends: Map<number, number>): void {
  words.forEach((word, index) => {
    const end = matchEnd(text, word, unit);
    if (end > 0) ends.set(index, Math.max(end, ends.get(index) ?? 0));
  });
}

/** Where the match in a word ends; -1 when it does not match. Of a longer word only the typed beginning counts. */
function matchEnd(text: string, word: Word, unit: UnitMatch): number {
  const typed = unit.prefix;
  if (typed !== null && word.text !== typed && word.text.startsWith(typed)) {
    const original = text.slice(word.start, word.end);
    return original.length === word.text.length ? word.start + typed.length : word.end;
  }
  return word.text === typed || unit.terms.has(word.text) ? word.end : -1;
}

function markPhrase(words: Word[], phrase: readonly (string | null)[], ends: Map<number, number>): void {
  for (let start = 0; start + phrase.length <= words.length; start++) {
    if (!phrase.every((text, offset) => text === null || words[start + offset]!.text === text)) continue;
    phrase.forEach((_, offset) => ends.set(start + offset, words[start + offset]!.end));
  }
}
