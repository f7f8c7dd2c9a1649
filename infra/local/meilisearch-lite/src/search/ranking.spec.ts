import type { Document } from '../documents/json';
import { hitIds, indexOf } from '../testing/index-of';

describe('ranking rules', () => {
  it('words: documents with more of the query come first', async () => {
    const index = await indexOf([
      { id: 1, text: 'red' },
      { id: 2, text: 'red running shoes' },
      { id: 3, text: 'red running' },
    ]);
    expect(hitIds(index, { q: 'red running shoes' })).toEqual([2, 3, 1]);
  });

  it('words: strategy all wants every word, frequency drops the commonest', async () => {
    const index = await indexOf([
      { id: 1, text: 'common rare' },
      { id: 2, text: 'common' },
      { id: 3, text: 'rare' },
      { id: 4, text: 'common' },
    ]);
    expect(hitIds(index, { q: 'common rare', matchingStrategy: 'all' })).toEqual([1]);
    expect(hitIds(index, { q: 'common rare', matchingStrategy: 'last' })).toEqual([1, 2, 4]);
    expect(hitIds(index, { q: 'common rare', matchingStrategy: 'frequency' })).toEqual([1, 3]);
  });

  it('typo: fewer typos come first', async () => {
    const index = await indexOf([
      { id: 1, text: 'phorography' },
      { id: 2, text: 'photography' },
      { id: 3, text: 'phorographi' },
    ]);
    expect(hitIds(index, { q: 'photography ' })).toEqual([2, 1, 3]);
  });

  it('proximity: words that stand together come first', async () => {
    const index = await indexOf([
      { id: 1, text: 'fitness for the busy coach' },
      { id: 2, text: 'coach fitness' },
      { id: 3, text: 'fitness coach' },
    ]);
    expect(hitIds(index, { q: 'fitness coach' })).toEqual([3, 2, 1]);
  });

  it('attribute: the order of the searchable attributes counts, then the place in the text', async () => {
    const documents: Document[] = [
      { id: 1, bio: 'vegan', title: 'cook' },
      { id: 2, bio: 'cook', title: 'a good friend and vegan' },
      { id: 3, bio: 'cook', title: 'vegan' },
    ];
    const index = await indexOf(documents, { searchableAttributes: ['title', 'bio'] });
    expect(hitIds(index, { q: 'vegan' })).toEqual([3, 2, 1]);
  });

  it('sort: decides after the text rules before it', async () => {
    const documents: Document[] = [
      { id: 1, text: 'guitar', price: 3 },
      { id: 2, text: 'guitar', price: 1 },
      { id: 3, text: 'guitr', price: 0 },
      { id: 4, text: 'guitar' },
    ];
    const index = await indexOf(documents, { sortableAttributes: ['price'] });
    expect(hitIds(index, { q: 'guitar', sort: ['price:asc'] })).toEqual([2, 1, 4, 3]);
    expect(hitIds(index, { q: 'guitar', sort: ['price:desc'] })).toEqual([1, 2, 4, 3]);
  });

  it('exactness: the whole attribute, then its beginning, then whole words, then beginnings of words', async () => {
    const documents: Document[] = [
      { id: 1, text: 'dogs' },
      { id: 2, text: 'dog walker' },
      { id: 3, text: 'dog' },
    ];
    expect(hitIds(await indexOf(documents), { q: 'dog' })).toEqual([3, 2, 1]);
  });

  it('custom rules decide where they are listed', async () => {
    const documents: Document[] = [
      { id: 1, text: 'chef', rating: 1 },
      { id: 2, text: 'chef and more chef', rating: 5 },
    ];
    const after = await indexOf(documents, {
      rankingRules: ['words', 'attribute', 'exactness', 'rating:desc'],
    });
    const before = await indexOf(documents, {
      rankingRules: ['rating:desc', 'words', 'attribute', 'exactness'],
    });
    expect(hitIds(after, { q: 'chef' })).toEqual([1, 2]);
    expect(hitIds(before, { q: 'chef' })).toEqual([2, 1]);
  });
});

describe('sort without a query', () => {
  const documents: Document[] = [
    { id: 1, price: 20, name: 'b' },
    { id: 2, price: 5, name: 'a' },
    { id: 3, name: 'C' },
    { id: 4, price: [1, 50], name: 'd' },
    { id: 5, price: 'cheap' },
  ];
  const index = indexOf(documents, { sortableAttributes: ['price', 'name'] });

  it.each([
    [['price:asc'], [4, 2, 1, 5, 3]],
    [['price:desc'], [4, 1, 2, 5, 3]],
    [['name:asc'], [2, 1, 3, 4, 5]],
  ])('%j: numbers, then texts, then documents without', async (sort, expected) =>
    expect(hitIds(await index, { sort })).toEqual(expected),
  );

  it('uses later criteria for equal values and pages through', async () => {
    const many = Array.from({ length: 100 }, (_, id) => ({ id, group: id % 2, place: 100 - id }));
    const sorted = await indexOf(many, { sortableAttributes: ['group', 'place'] });
    const sort = ['group:desc', 'place:asc'];
    expect(hitIds(sorted, { sort, limit: 3 })).toEqual([99, 97, 95]);
    expect(hitIds(sorted, { sort, limit: 3, offset: 49 })).toEqual([1, 98, 96]);
  });

  it.each([
    [
      ['size:asc'],
      'Index `things`: Attribute `size` is not sortable. Available sortable attributes are: `name, price`.',
    ],
    [
      ['price'],
      'Invalid syntax for the sort parameter: expected expression ending by `:asc` or `:desc`, found `price`.',
    ],
  ])('refuses %j', async (sort, message) => {
    const resolved = await index;
    expect(() => hitIds(resolved, { sort })).toThrow(message);
  });
});
