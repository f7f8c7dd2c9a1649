import { DocSet } from '../documents/doc-set';
import type { Location } from './text-index';

/** How well one document has one query unit; only its best variant counts. */
export interface DocMatch {
  typos: number;
  /** The very word was found, not a prefix, typo or synonym. */
  exact: boolean;
  /** Where the unit starts in the document, ascending. */
  locations: Location[];
  /** What the attribute rule looks at, once it was asked for. */
  best?: BestPlace;
}

/** The most important attribute a unit was found in, and how far from its start. */
export interface BestPlace {
  weight: number;
  position: number;
}

/** Everything known about one query unit: the documents that have it, and the words to highlight. */
export class UnitMatch {
  readonly docs = new Map<number, DocMatch>();
  /** Indexed words that stand for the unit; for a phrase its own words. */
  readonly terms = new Set<string>();
  /** The words of a phrase, in order; null for a single word. */
  phrase: readonly (string | null)[] | null = null;
  private found: DocSet | undefined;

  constructor(
    /** Words that the unit spans: more than one for a phrase. */
    readonly length: number,
    /** The typos allowed: the worst a document can do. */
    readonly maxTypos: number,
    /** What was typed of a word that may go on; null for a finished word or a phrase. */
    readonly prefix: string | null = null,
  ) {}

  get set(): DocSet {
    return (this.found ??= DocSet.of(this.docs.keys()));
  }

  /** Adds what one variant found in a document; variants come best first, so a worse one changes nothing. */
  add(doc: number, locations: Location[], typos: number, exact: boolean): void {
    const known = this.docs.get(doc);
    if (!known) this.docs.set(doc, { typos, exact, locations });
    else if (known.typos === typos) known.locations = mergeSorted(known.locations, locations);
  }
}

/** Merges two ascending lists without touching them: they belong to the index. */
function mergeSorted(a: Location[], b: Location[]): Location[] {
  if (a.at(-1)! < b[0]!) return [...a, ...b];
  if (b.at(-1)! < a[0]!) return [...b, ...a];
  return [...new Set([...a, ...b])].sort((left, right) => left - right);
}
