/** `pnpm drill` runs the long forms; `npm test` the short ones. */
export const isFullDrill = process.env['DRILL'] === 'full';

/** How much of something a drill does. */
export const size = (short: number, full: number): number => (isFullDrill ? full : short);

/** Seeds of the runs of a drill: a failing one can be run again alone. */
export const seeds = (short: number, full: number): number[] =>
  Array.from({ length: size(short, full) }, (_, index) => index + 1);

/** Numbers in [0, 1) that are the same for the same seed (mulberry32, public domain). */
export function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** In another order (Fisher-Yates); the original stays as it is. */
export function shuffled<Item>(items: readonly Item[], random: () => number): Item[] {
  const result = [...items];
  for (let last = result.length - 1; last > 0; last -= 1) {
    const other = Math.floor(random() * (last + 1));
    [result[last], result[other]] = [result[other] as Item, result[last] as Item];
  }
  return result;
}

/** One of several. */
export function oneOf<Item>(items: readonly Item[], random: () => number): Item {
  return items[Math.floor(random() * items.length)] as Item;
}
