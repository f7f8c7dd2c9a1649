import { fieldOf, positionOf, type Location, type TextIndex } from '../text/text-index';
import type { BestPlace, UnitMatch } from '../text/unit-match';

/** Words further apart than this all count the same. */
const MAX_DISTANCE = 4;
/** Matches later than this in their attribute all count the same; nearer the start counts in steps. */
const POSITION_STEPS = [1, 2, 3, 4, 6, 8, 11, 16, 24, 32, 64, 128, 256, 512, 1024];

/** Costs are what a document pays under a ranking rule: 0 is best. Every unit given is one the document has. */
export function typoCost(doc: number, units: readonly UnitMatch[]): number {
  return units.reduce((sum, unit) => sum + (unit.docs.get(doc)?.typos ?? 0), 0);
}

export const maxTypoCost = (units: readonly UnitMatch[]): number =>
  units.reduce((sum, unit) => sum + unit.maxTypos, 0);

/** Sum of the distances between neighbouring units, 0 when all stand side by side in the order of the query. */
export function proximityCost(doc: number, units: readonly UnitMatch[]): number {
  let cost = 0;
  for (let i = 0; i + 1 < units.length; i++) {
    cost +=
      distance(units[i]!.docs.get(doc)?.locations, units[i + 1]!.docs.get(doc)?.locations, units[i]!.length) -
      1;
  }
  return cost;
}

export const maxProximityCost = (units: readonly UnitMatch[]): number =>
  Math.max(0, units.length - 1) * (MAX_DISTANCE - 1);

function distance(left: Location[] | undefined, right: Location[] | undefined, leftLength: number): number {
  let best = MAX_DISTANCE;
  if (!left || !right) return best;
  let from = 0;
  for (const location of left) {
    while (from < right.length && right[from]! < location - MAX_DISTANCE) from++;
    for (let i = from; i < right.length && right[i]! <= location + leftLength + MAX_DISTANCE; i++) {
      best = Math.min(best, gap(location, right[i]!, leftLength));
    }
  }
  return best;
}

/** One more when the words stand in the wrong order. */
function gap(left: Location, right: Location, leftLength: number): number {
  if (fieldOf(left) !== fieldOf(right)) return MAX_DISTANCE;
  return right > left ? Math.max(1, right - left - leftLength + 1) : left - right + 1;
}

/** Sum over the units of the place of their best attribute. */
export function attributeCost(doc: number, units: readonly UnitMatch[], index: TextIndex): number {
  let sum = 0;
  for (const unit of units) sum += bestPlace(unit, doc, index).weight;
  return sum;
}

/** How far from the start of that attribute the units stand, in coarse steps. */
export function positionCost(doc: number, units: readonly UnitMatch[], index: TextIndex): number {
  let sum = 0;
  for (const unit of units) sum += bestPlace(unit, doc, index).position;
  const step = POSITION_STEPS.findIndex((limit) => sum < limit);
  return step < 0 ? POSITION_STEPS.length : step;
}

export const maxPositionCost = POSITION_STEPS.length;

function bestPlace(unit: UnitMatch, doc: number, index: TextIndex): BestPlace {
  const match = unit.docs.get(doc);
  return match
    ? (match.best ??= findBestPlace(match.locations, index))
    : { weight: index.fields.length, position: 0 };
}

function findBestPlace(locations: readonly Location[], index: TextIndex): BestPlace {
  const best: BestPlace = { weight: Infinity, position: 0 };
  for (const location of locations) {
    const { weight } = index.fields[fieldOf(location)]!;
    const position = positionOf(location);
    if (weight > best.weight || (weight === best.weight && position >= best.position)) continue;
    best.weight = weight;
    best.position = position;
  }
  return best;
}

/** 0: an attribute is exactly the query; 1: one starts with it; 2: neither. */
export function exactAttributeCost(doc: number, units: readonly UnitMatch[], index: TextIndex): number {
  const matches = units.map((unit) => unit.docs.get(doc));
  if (!matches.every((match) => match?.exact)) return 2;
  let best = 2;
  for (const start of matches[0]?.locations ?? []) {
    if (positionOf(start) !== 0 || !follows(start, units, doc)) continue;
    const length = units.reduce((sum, unit) => sum + unit.length, 0);
    best = Math.min(best, index.fieldLength(doc, fieldOf(start)) === length ? 0 : 1);
  }
  return best;
}

function follows(start: Location, units: readonly UnitMatch[], doc: number): boolean {
  let at = start;
  return units.every((unit) => {
    const stands = unit.docs.get(doc)!.locations.includes(at);
    at += unit.length;
    return stands;
  });
}

/** How many units the document has only by prefix, typo or synonym. */
export const inexactCost = (doc: number, units: readonly UnitMatch[]): number =>
  units.reduce((sum, unit) => sum + (unit.docs.get(doc)?.exact ? 0 : 1), 0);
