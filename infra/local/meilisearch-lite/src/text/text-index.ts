import SearchableMap from 'minisearch/SearchableMap';
import { patternRank } from '../documents/attribute-patterns';
import type { FlatField } from '../documents/flatten';
import type { Settings } from '../settings/settings';
import { splitWords } from './tokenizer';

/** Where a word stands: field number and word position in one integer, so that positions of one field are contiguous. */
export type Location = number;
/** Document number to the word's locations in it, ascending. */
export type Postings = Map<number, Location[]>;

const FIELD_SIZE = 65_536;
/** Distance between words of different sentences or array entries: more than any distance that ranking rewards. */
const BREAK_DISTANCE = 8;
/** Only words of 5 letters and more may have typos; 16 letters tell enough words apart. */
const PREFIX_LENGTHS = { from: 3, to: 16 };

export const fieldOf = (location: Location): number => Math.floor(location / FIELD_SIZE);
export const positionOf = (location: Location): number => location % FIELD_SIZE;

export interface SearchableField {
  path: string;
  /** Place among the searchable attributes, 0 the most important; all are equal under `*`. */
  weight: number;
}

/** The words of all documents in MiniSearch's radix tree, with their positions. */
export class TextIndex {
  readonly terms = new SearchableMap<Postings>();
  /** Beginnings of words, for prefix searches with typos. May outlive the words; the tree above decides. */
  readonly prefixes = new SearchableMap<true>();
  readonly fields: SearchableField[] = [];
  version = 0;
  private readonly fieldNumbers = new Map<string, number | undefined>();
  private readonly termsOf = new Map<number, string[]>();
  private readonly lengthsOf = new Map<number, Map<number, number>>();
  private readonly stopWords: Set<string>;
  private readonly patterns: string[];

  constructor(settings: Settings) {
    this.patterns = settings.searchableAttributes;
    this.stopWords = new Set(settings.stopWords.map((word) => word.toLowerCase()));
  }

  add(doc: number, fields: readonly FlatField[]): void {
    this.version++;
    const found = new Map<string, Location[]>();
    const lengths = new Map<number, number>();
    for (const field of fields) {
      const number = field.scalars.length > 0 ? this.fieldNumber(field.path) : undefined;
      if (number !== undefined) lengths.set(number, this.collect(field, number, found));
    }
    for (const [term, locations] of found) this.postings(term).set(doc, locations);
    this.termsOf.set(doc, [...found.keys()]);
    this.lengthsOf.set(doc, lengths);
  }

  remove(doc: number): void {
    this.version++;
    for (const term of this.termsOf.get(doc) ?? []) {
      const postings = this.terms.get(term);
      postings?.delete(doc);
      if (postings?.size === 0) this.terms.delete(term);
    }
    this.termsOf.delete(doc);
    this.lengthsOf.delete(doc);
  }

  /** Number of word positions in one field of a document. */
  fieldLength(doc: number, field: number): number {
    return this.lengthsOf.get(doc)?.get(field) ?? 0;
  }

  private collect(field: FlatField, number: number, found: Map<string, Location[]>): number {
    let position = -1;
    for (const scalar of field.scalars) {
      let isFirst = true;
      for (const word of splitWords(String(scalar))) {
        const jump = word.afterBreak || (isFirst && position >= 0);
        position += jump ? BREAK_DISTANCE : 1;
        isFirst = false;
        if (position >= FIELD_SIZE) return FIELD_SIZE;
        if (!this.stopWords.has(word.text)) push(found, word.text, number * FIELD_SIZE + position);
      }
    }
    return position + 1;
  }

  private fieldNumber(path: string): number | undefined {
    if (this.fieldNumbers.has(path)) return this.fieldNumbers.get(path);
    const rank = patternRank(this.patterns, path);
    const number = rank < 0 ? undefined : this.fields.push({ path, weight: rank }) - 1;
    this.fieldNumbers.set(path, number);
    return number;
  }

  private postings(term: string): Postings {
    const known = this.terms.get(term);
    if (known) return known;
    const created: Postings = new Map();
    this.terms.set(term, created);
    const longest = Math.min(term.length, PREFIX_LENGTHS.to);
    for (let length = PREFIX_LENGTHS.from; length <= longest; length++)
      this.prefixes.set(term.slice(0, length), true);
    return created;
  }
}

function push(found: Map<string, Location[]>, term: string, location: Location): void {
  const locations = found.get(term);
  if (locations) locations.push(location);
  else found.set(term, [location]);
}
