import { sortOrder, type SortOrder } from '../facets/sort-order';
import type { SearchIndex } from '../search-index';
import type { UnitMatch } from '../text/unit-match';
import { groupByCost, groupByOrder, type Group } from './grouping';
import {
  attributeCost,
  exactAttributeCost,
  inexactCost,
  positionCost,
  proximityCost,
  typoCost,
} from './rule-costs';
import { parseCriterion, type SortCriterion } from './sort';

/** One step of the order: documents with a lower (whole, not negative) cost come first. */
interface Rule {
  cost: (doc: number, units: readonly UnitMatch[]) => number;
  /** The cost is the number of trailing units the later rules leave out. */
  dropsUnits?: boolean;
  /** The order of all documents under this rule, where it is known beforehand. */
  order?: SortOrder;
}

const TEXT_RULES = new Set(['words', 'typo', 'proximity', 'attribute', 'exactness']);
/** A known order is worth walking when at least one document in this many is wanted. */
const SPARSE = 8;

/**
 * The documents in the order of the index's ranking rules, computed as far as it is consumed. As in Meilisearch each
 * rule only decides between documents that all rules before it hold equal; the last word has the document number.
 */
export function rankDocuments(
  docs: number[],
  units: readonly UnitMatch[],
  sort: readonly SortCriterion[],
  index: SearchIndex,
): Generator<number> {
  return ranked(docs, rulesOf(index, units, sort), 0, units);
}

function* ranked(docs: number[], rules: Rule[], at: number, units: readonly UnitMatch[]): Generator<number> {
  const rule = rules[at];
  if (docs.length <= 1 || !rule) {
    yield* docs;
    return;
  }
  for (const { cost, docs: equal } of groupsOf(docs, rule, units)) {
    yield* ranked(equal, rules, at + 1, rule.dropsUnits ? units.slice(0, units.length - cost) : units);
  }
}

function groupsOf(docs: number[], rule: Rule, units: readonly UnitMatch[]): Iterable<Group> {
  const { order } = rule;
  return order && docs.length * SPARSE > order.docs.length
    ? groupByOrder(docs, order)
    : groupByCost(docs, (doc) => rule.cost(doc, units));
}

function rulesOf(index: SearchIndex, units: readonly UnitMatch[], sort: readonly SortCriterion[]): Rule[] {
  const names = withWords(index.settings.rankingRules);
  return names.flatMap((name) => {
    if (name === 'sort') return sort.map((criterion) => sortRule(criterion, index));
    const criterion = parseCriterion(name);
    if (criterion) return [sortRule(criterion, index)];
    return units.length > 0 ? textRules(name, units, index) : [];
  });
}

/** Later rules assume that every unit they see matched: without `words` it comes just before the first of them. */
function withWords(names: readonly string[]): string[] {
  const first = names.findIndex((name) => TEXT_RULES.has(name));
  if (first < 0 || names.includes('words')) return [...names];
  return [...names.slice(0, first), 'words', ...names.slice(first)];
}

function textRules(name: string, units: readonly UnitMatch[], index: SearchIndex): Rule[] {
  switch (name) {
    case 'words':
      return units.length > 1 ? [{ cost: droppedUnits, dropsUnits: true }] : [];
    case 'typo':
      return units.some((unit) => unit.maxTypos > 0) ? [{ cost: typoCost }] : [];
    case 'proximity':
      return units.length > 1 ? [{ cost: proximityCost }] : [];
    case 'attribute':
      return [
        { cost: (doc, active) => attributeCost(doc, active, index.text) },
        { cost: (doc, active) => positionCost(doc, active, index.text) },
      ];
    case 'exactness':
      return [{ cost: (doc, active) => exactAttributeCost(doc, active, index.text) }, { cost: inexactCost }];
    default:
      return [];
  }
}

function sortRule({ attribute, direction }: SortCriterion, index: SearchIndex): Rule {
  const order = sortOrder(index.facets.attribute(attribute), direction, index.documents.capacity);
  return { cost: (doc) => order.ranks[doc]!, order };
}

/** How many units, counted from the end, must go so that the document has all that are left. */
export function droppedUnits(doc: number, units: readonly UnitMatch[]): number {
  const missing = units.findIndex((unit) => !unit.docs.has(doc));
  return missing < 0 ? 0 : units.length - missing;
}
