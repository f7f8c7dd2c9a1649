/** One word of a text, lower-cased and without accents, with its place in the original. */
export interface Word {
  text: string;
  start: number;
  end: number;
  /** A sentence or clause ended just before it. */
  afterBreak: boolean;
}

const WORD = /[\p{L}\p{N}\p{M}]+/gu;
const BREAK = /[.;,!?()[\]{}|"\n¡¿…。、！？]/u;
const PLAIN = /^[A-Za-z0-9]*$/;
const MARKS = /\p{M}+/gu;

/** Words are runs of letters and digits of any script; everything else separates. */
export function splitWords(text: string): Word[] {
  const words: Word[] = [];
  let previousEnd = 0;
  for (const match of text.matchAll(WORD)) {
    const start = match.index;
    const afterBreak =
      start - previousEnd > 0 && words.length > 0 && BREAK.test(text.slice(previousEnd, start));
    const end = start + match[0].length;
    words.push({ text: normalizeWord(match[0]), start, end, afterBreak });
    previousEnd = end;
  }
  return words;
}

export function normalizeWord(word: string): string {
  if (PLAIN.test(word)) return word.toLowerCase();
  return word.normalize('NFKD').replace(MARKS, '').toLowerCase();
}
