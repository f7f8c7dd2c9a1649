/** A page of a list. */
interface Page<Item> {
  items: Item[];
  nextCursor: string | null;
}

interface PagedInput {
  query?: { cursor?: string };
}

type InputOfList<List extends (input: never) => unknown> = NonNullable<Parameters<List>[0]>;

/**
 * Everything in a list, page by page as it is asked for; stable while things are added.
 * @example for await (const booking of everyItem(noillin.bookings.list, { query: { status: 'confirmed' } })) ...
 */
export async function* everyItem<Item, List extends (input: never) => Promise<Page<Item>>>(
  list: List & ((input: never) => Promise<Page<Item>>),
  input: InputOfList<List>,
): AsyncGenerator<Item, void, undefined> {
  const paged = input as PagedInput;
  let cursor = paged.query?.cursor;
  do {
    const page = await list({ ...paged, query: { ...paged.query, cursor } } as never);
    yield* page.items;
    cursor = page.nextCursor ?? undefined;
  } while (cursor !== undefined);
}
