/** Items by the influencer they belong to, in their order. */
export function groupByInfluencer<Item extends { influencerId: string }>(
  items: readonly Item[],
): Map<string, Item[]> {
  const groups = new Map<string, Item[]>();
  for (const item of items) {
    const group = groups.get(item.influencerId);
    if (group) group.push(item);
    else groups.set(item.influencerId, [item]);
  }
  return groups;
}
