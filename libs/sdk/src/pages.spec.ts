import { everyItem } from './pages';

describe('everything in a list', () => {
  const pages: Record<string, { items: number[]; nextCursor: string | null }> = {
    first: { items: [1, 2], nextCursor: 'second' },
    second: { items: [], nextCursor: 'third' },
    third: { items: [3], nextCursor: null },
  };
  let asked: { cursor?: string; limit?: number }[];
  beforeEach(() => (asked = []));
  const list = async ({ query }: { query?: { cursor?: string; limit?: number } }) => {
    asked.push(query ?? {});
    return pages[query?.cursor ?? 'first'] ?? { items: [], nextCursor: null };
  };

  it('comes over all pages, also empty ones, asked for the same way', async () => {
    const all: number[] = [];
    for await (const item of everyItem(list, { query: { limit: 2 } })) all.push(item);
    expect(all).toEqual([1, 2, 3]);
    expect(asked).toEqual([{ limit: 2 }, { limit: 2, cursor: 'second' }, { limit: 2, cursor: 'third' }]);
  });

  it('is asked for no further than it is wanted, and goes on from a cursor', async () => {
    for await (const item of everyItem(list, { query: { cursor: 'third' } })) expect(item).toBe(3);
    for await (const item of everyItem(list, {})) if (item === 1) break;
    expect(asked).toEqual([{ cursor: 'third' }, { cursor: undefined }]);
  });
});
