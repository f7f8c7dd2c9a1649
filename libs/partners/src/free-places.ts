/** The places `0` to `most - 1` that none of an owner's rows has: with a unique index over owner and place nobody has more than there are. */
export const freePlaces = (most: number, taken: readonly { slot: string }[]): string[] => {
  const places = new Set(taken.map(({ slot }) => slot));
  return Array.from({ length: most }, (_, slot) => String(slot)).filter((slot) => !places.has(slot));
};
