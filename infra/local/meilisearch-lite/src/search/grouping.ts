import { DocSet } from '../documents/doc-set';
import type { SortOrder } from '../facets/sort-order';

/** Documents that a ranking rule holds equal. */
export interface Group {
  cost: number;
  docs: number[];
}

/** Costs up to this go into an array of groups; larger ones are sorted. */
const MANY_GROUPS = 1024;
/** Costs and positions are packed in one number to sort them together: up to 4 million documents. */
const PACK = 2 ** 22;

/** The documents in groups of equal cost, the cheapest first; within a group in the order given. */
export function groupByCost(docs: readonly number[], costOf: (doc: number) => number): Iterable<Group> {
  const costs = new Float64Array(docs.length);
  let highest = 0;
  for (let i = 0; i < docs.length; i++) {
    const cost = costOf(docs[i]!);
    costs[i] = cost;
    if (cost > highest) highest = cost;
  }
  return highest < MANY_GROUPS ? distribute(docs, costs, highest) : sortGroups(docs, costs);
}

function distribute(docs: readonly number[], costs: Float64Array, highest: number): Group[] {
  const groups: (Group | undefined)[] = new Array<undefined>(highest + 1).fill(undefined);
  for (let i = 0; i < docs.length; i++) {
    const cost = costs[i]!;
    const group = (groups[cost] ??= { cost, docs: [] });
    group.docs.push(docs[i]!);
  }
  return groups.filter((group) => group !== undefined);
}

function* sortGroups(docs: readonly number[], costs: Float64Array): Generator<Group> {
  const packed = costs.map((cost, i) => cost * PACK + i).sort();
  for (let from = 0; from < packed.length;) {
    const cost = Math.floor(packed[from]! / PACK);
    const base = cost * PACK;
    const group: number[] = [];
    for (; from < packed.length && packed[from]! < base + PACK; from++)
      group.push(docs[packed[from]! - base]!);
    yield { cost, docs: group };
  }
}

/** The same from an order that is already known, walked only as far as groups are asked for. */
export function* groupByOrder(docs: readonly number[], order: SortOrder): Generator<Group> {
  const wanted = DocSet.of(docs);
  let group: Group = { cost: -1, docs: [] };
  for (const doc of order.docs) {
    if (!wanted.has(doc)) continue;
    const cost = order.ranks[doc]!;
    if (cost !== group.cost) {
      if (group.docs.length > 0) yield group;
      group = { cost, docs: [] };
    }
    group.docs.push(doc);
  }
  if (group.docs.length > 0) yield group;
}
