import { matchesAny } from '../documents/attribute-patterns';
import { DocSet } from '../documents/doc-set';
import type { Settings } from '../settings/settings';
import { findPhrase } from './phrase';
import type { QueryUnit } from './query';
import { fieldOf, type Location, type Postings, type TextIndex } from './text-index';
import { splitWords } from './tokenizer';
import { typoBudget, typoVariants } from './typos';
import { UnitMatch } from './unit-match';

/** Which locations count; null for all. */
type LocationFilter = ((location: Location) => boolean) | null;

const CACHE_SIZE = 256;

/** Finds query units in a text index under given settings; remembers recent ones until the index changes. */
export class UnitMatcher {
  private readonly cache = new Map<string, UnitMatch>();
  private readonly synonyms: Map<string, string[]>;
  private version = -1;

  constructor(
    private readonly index: TextIndex,
    private readonly settings: Settings,
  ) {
    this.synonyms = readSynonyms(settings);
  }

  /** The matches of a unit, in the given attributes only or in all. */
  match(unit: QueryUnit, searchOn: readonly string[] | null): UnitMatch {
    if (this.version !== this.index.version) {
      this.cache.clear();
      this.version = this.index.version;
    }
    const key = JSON.stringify([unit, searchOn]);
    const known = this.cache.get(key);
    if (known) return known;
    const allowed = this.locationFilter(searchOn);
    const found =
      unit.kind === 'phrase' ? this.phrase(unit.words, allowed) : this.word(unit.text, unit.prefix, allowed);
    this.remember(key, found);
    return found;
  }

  /** Documents with exactly this word or phrase: what an exclusion leaves out. */
  exact(unit: QueryUnit): DocSet {
    const words = unit.kind === 'phrase' ? unit.words : [unit.text];
    return DocSet.of(findPhrase(this.index, words).keys());
  }

  private phrase(words: (string | null)[], allowed: LocationFilter): UnitMatch {
    const match = new UnitMatch(words.length, 0);
    match.phrase = words;
    this.addPhrase(match, words, 0, true, allowed);
    return match;
  }

  private word(word: string, prefix: boolean, allowed: LocationFilter): UnitMatch {
    const budget = typoBudget(word, this.settings.typoTolerance);
    const match = new UnitMatch(1, budget, prefix ? word : null);
    this.addTerm(match, word, 0, true, allowed);
    if (prefix)
      for (const term of this.index.terms.atPrefix(word).keys())
        if (term !== word) this.addTerm(match, term, 0, false, allowed);
    for (const synonym of this.synonyms.get(word) ?? []) this.addSynonym(match, synonym, allowed);
    if (budget > 0) this.addTypos(match, word, budget as 1 | 2, prefix, this.withTypos(allowed));
    return match;
  }

  private addTypos(
    match: UnitMatch,
    word: string,
    budget: 1 | 2,
    prefix: boolean,
    allowed: LocationFilter,
  ): void {
    const variants = [...typoVariants(this.index, word, budget, prefix)];
    for (const [term, typos] of variants.sort(([, a], [, b]) => a - b))
      this.addTerm(match, term, typos, false, allowed);
  }

  private addSynonym(match: UnitMatch, synonym: string, allowed: LocationFilter): void {
    const words = splitWords(synonym).map((word) => word.text);
    if (words.length === 1) return this.addTerm(match, words[0]!, 0, false, allowed);
    for (const word of words) match.terms.add(word);
    this.addPhrase(match, words, 0, false, allowed);
  }

  private addTerm(
    match: UnitMatch,
    term: string,
    typos: number,
    exact: boolean,
    allowed: LocationFilter,
  ): void {
    const postings = this.index.terms.get(term);
    if (!postings) return;
    match.terms.add(term);
    this.addPostings(match, postings, typos, exact, allowed);
  }

  private addPhrase(
    match: UnitMatch,
    words: (string | null)[],
    typos: number,
    exact: boolean,
    allowed: LocationFilter,
  ): void {
    this.addPostings(match, findPhrase(this.index, words), typos, exact, allowed);
  }

  private addPostings(
    match: UnitMatch,
    postings: Postings,
    typos: number,
    exact: boolean,
    allowed: LocationFilter,
  ): void {
    for (const [doc, all] of postings) {
      const locations = allowed ? all.filter(allowed) : all;
      if (locations.length > 0) match.add(doc, locations, typos, exact);
    }
  }

  private locationFilter(searchOn: readonly string[] | null): LocationFilter {
    if (!searchOn) return null;
    const fields = this.index.fields.map(({ path }) => matchesAny(searchOn, path));
    return (location) => fields[fieldOf(location)] === true;
  }

  private withTypos(allowed: LocationFilter): LocationFilter {
    const disabled = this.settings.typoTolerance.disableOnAttributes;
    if (disabled.length === 0) return allowed;
    const strict = this.index.fields.map(({ path }) => matchesAny(disabled, path));
    return (location) => !strict[fieldOf(location)] && (allowed?.(location) ?? true);
  }

  private remember(key: string, match: UnitMatch): void {
    if (this.cache.size >= CACHE_SIZE) this.cache.delete(this.cache.keys().next().value!);
    this.cache.set(key, match);
  }
}

/** Synonyms by normalised word. A key of several words is not looked up: see the README. */
function readSynonyms(settings: Settings): Map<string, string[]> {
  const entries = Object.entries(settings.synonyms).map(([key, values]): [string, string[]] => [
    splitWords(key)
      .map((word) => word.text)
      .join(' '),
    values,
  ]);
  return new Map(entries);
}
