import type { DocSet } from '../documents/doc-set';
import type { SearchIndex } from '../search-index';
import { parseQuery } from '../text/query';
import type { UnitMatch } from '../text/unit-match';
import type { MatchingStrategy } from './request';

export interface Candidates {
  docs: DocSet;
  /** Most important first: `words` drops from the end. */
  units: UnitMatch[];
}

/** The documents that match a query at all, before any filter. A query without words matches everything. */
export function findCandidates(
  index: SearchIndex,
  q: string,
  strategy: MatchingStrategy,
  searchOn: readonly string[] | null,
): Candidates {
  const query = parseQuery(q, index.settings);
  const found = query.units.map((unit) => ({ unit, match: index.matcher.match(unit, searchOn) }));
  const units = found.map(({ match }) => match);
  const ordered = strategy === 'frequency' ? byFrequency(units) : phrasesFirst(units);
  const matching = required(ordered, strategy).reduce(
    (docs, unit) => docs.and(unit.set),
    index.documents.alive,
  );
  const excluded = query.excluded.map((unit) => index.matcher.exact(unit));
  return { docs: excluded.reduce((docs, unwanted) => docs.andNot(unwanted), matching), units: ordered };
}

/** The units that no matching strategy gives up: all of them, or the phrases, or at least the first word. */
function required(units: UnitMatch[], strategy: MatchingStrategy): UnitMatch[] {
  if (strategy === 'all') return units;
  const phrases = units.filter((unit) => unit.phrase);
  return phrases.length > 0 ? phrases : units.slice(0, 1);
}

/** Rarest first: the words that most documents have go first. */
const byFrequency = (units: UnitMatch[]) =>
  phrasesFirst([...units].sort((a, b) => a.docs.size - b.docs.size));

/** Keeps the order of the words when there is no phrase or nothing else. */
function phrasesFirst(units: UnitMatch[]): UnitMatch[] {
  if (!units.some((unit) => unit.phrase) || units.every((unit) => unit.phrase)) return units;
  return [...units.filter((unit) => unit.phrase), ...units.filter((unit) => !unit.phrase)];
}
