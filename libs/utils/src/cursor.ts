/** One page of a list. `nextCursor` is null on the last page. */
export interface Page<Item> {
  items: Item[];
  nextCursor: string | null;
}

export const encodeCursor = (position: string): string => Buffer.from(position).toString('base64url');

/** The position in a cursor, or null when the cursor is not one of ours. */
export const decodeCursor = (cursor: string): string | null => {
  const position = Buffer.from(cursor, 'base64url').toString();
  return position !== '' && encodeCursor(position) === cursor ? position : null;
};

/** Makes a page out of up to `limit + 1` items read in the list's order. */
export const toPage = <Item extends { id: string }>(items: Item[], limit: number): Page<Item> => {
  const page = items.slice(0, limit);
  const last = page.at(-1);
  return { items: page, nextCursor: items.length > limit && last ? encodeCursor(last.id) : null };
};
