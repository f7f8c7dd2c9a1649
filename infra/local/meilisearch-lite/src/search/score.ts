import type { SearchIndex } from '../search-index';
import type { UnitMatch } from '../text/unit-match';
import { droppedUnits } from './ranking';
import {
  attributeCost,
  exactAttributeCost,
  inexactCost,
  maxPositionCost,
  maxProximityCost,
  maxTypoCost,
  positionCost,
  proximityCost,
  typoCost,
} from './rule-costs';

/** A document's cost under one rule and the worst cost possible. */
interface Rank {
  cost: number;
  worst: number;
}

/**
 * Relevance between 0 and 1: each text rule divides the range that the rule before it left. Sort and custom rules do
 * not count, and a search without words scores 1. Close to Meilisearch's figure, not equal to it.
 */
export function rankingScore(doc: number, units: readonly UnitMatch[], index: SearchIndex): number {
  const dropped = droppedUnits(doc, units);
  const active = units.slice(0, units.length - dropped);
  if (active.length === 0) return 1;
  let place = 0;
  let places = 1;
  for (const { cost, worst } of ranks(doc, units, active, dropped, index)) {
    place = place * (worst + 1) + cost;
    places *= worst + 1;
  }
  return 1 - place / places;
}

function ranks(
  doc: number,
  units: readonly UnitMatch[],
  active: UnitMatch[],
  dropped: number,
  index: SearchIndex,
): Rank[] {
  const byRule: Record<string, () => Rank[]> = {
    words: () => [{ cost: dropped, worst: units.length }],
    typo: () => [{ cost: typoCost(doc, active), worst: maxTypoCost(active) }],
    proximity: () => [{ cost: proximityCost(doc, active), worst: maxProximityCost(active) }],
    attribute: () => [
      { cost: attributeCost(doc, active, index.text), worst: active.length * index.text.fields.length },
      { cost: positionCost(doc, active, index.text), worst: maxPositionCost },
    ],
    exactness: () => [
      { cost: exactAttributeCost(doc, active, index.text), worst: 2 },
      { cost: inexactCost(doc, active), worst: active.length },
    ],
  };
  return index.settings.rankingRules.flatMap((rule) => byRule[rule]?.() ?? []);
}
