import type { Document } from '../documents/json';
import { hitIds, indexOf } from '../testing/index-of';

const documents: Document[] = [
  { id: 1, name: 'Ann', tags: ['Food', 'travel'], price: 10, offers: [{ city: 'Rome' }, { city: 'Oslo' }] },
  { id: 2, name: 'bob', tags: 'food', price: 25.5, active: true, note: null },
  { id: 3, name: 'Élise', tags: [], price: -3, active: false, note: '' },
  { id: 4, price: '25', day: '2026-11-22', note: {} },
];
const filterable = ['name', 'tags', 'price', 'active', 'note', 'offers', 'day'];
const selected = async (filter: unknown) =>
  hitIds(await indexOf(documents, { filterableAttributes: filterable }), { filter });

describe('filters', () => {
  it.each([
    ['tags = food', [1, 2]],
    ['tags = FOOD', [1, 2]],
    ['tags != food', [3, 4]],
    ['NOT tags = food', [3, 4]],
    ['price = 25', [4]],
    ['price = 10.0', [1]],
    ['price > 9 AND name EXISTS', [1, 2]],
    // As in Meilisearch, texts compare with the same bound as texts.
    ['price > 24', [2, 4]],
    ['price >= 25.5', [2]],
    ['price < 0', [3]],
    ['price <= 10 AND price > -3', [1]],
    ['price -3 TO 10', [1, 3]],
    ['active = true', [2]],
    ['active IN [true, false]', [2, 3]],
    ['name NOT IN [Ann, bob]', [3, 4]],
    ['name = élise', [3]],
    ['name STARTS WITH a', [1]],
    ['name EXISTS', [1, 2, 3]],
    ['name NOT EXISTS', [4]],
    ['note EXISTS', [2, 3, 4]],
    ['note IS NULL', [2]],
    ['note IS NOT NULL', [1, 3, 4]],
    ['note IS EMPTY', [3, 4]],
    ['tags IS EMPTY', [3]],
    ['offers.city = oslo', [1]],
    ['offers EXISTS', [1]],
    ['day >= 2026-11-01 AND day < 2026-12-01', [4]],
    ['tags = food AND (price > 20 OR name = Ann)', [1, 2]],
    ['tags IN []', []],
    ['', [1, 2, 3, 4]],
  ])('%s', async (filter, expected) => expect(await selected(filter)).toEqual(expected));

  it('joins an array by AND and an inner array by OR', async () => {
    expect(await selected([['price > 20', 'name = Ann'], 'tags = travel'])).toEqual([1]);
    expect(await selected([['price > 20', 'name = Ann']])).toEqual([1, 2, 4]);
    expect(await selected([])).toEqual([1, 2, 3, 4]);
  });

  it('follows a document that changes', async () => {
    const index = await indexOf(documents, { filterableAttributes: filterable });
    index.put('1', { id: 1, tags: 'music' });
    index.remove('2');
    expect(hitIds(index, { filter: 'tags = food' })).toEqual([]);
    expect(hitIds(index, { filter: 'tags = music' })).toEqual([1]);
    expect(hitIds(index, { filter: 'price 0 TO 20' })).toEqual([]);
  });

  it('agrees with many documents behind bitmaps', async () => {
    const many = Array.from({ length: 500 }, (_, id) => ({ id, even: id % 2 === 0 }));
    const index = await indexOf(many, { filterableAttributes: ['even', 'id'] });
    expect(hitIds(index, { filter: 'even = true AND id 10 TO 14', limit: 9 })).toEqual([10, 12, 14]);
  });

  it.each([
    [
      'shape = round',
      /^Index `things`: Attribute `shape` is not filterable\. Available .*`active`.*\n1:6 shape = round$/s,
    ],
    [true, /expected String, Array, found: true/],
    [[[['a = 1']]], /expected String, found/],
  ])('refuses %j with invalid_search_filter', async (filter, message) => {
    const error = await selected(filter).catch((caught: unknown) => caught);
    expect(error).toMatchObject({
      code: 'invalid_search_filter',
      message: expect.stringMatching(message) as string,
    });
  });
});
