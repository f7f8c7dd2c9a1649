import type { Document } from '../documents/json';
import { hitIds, indexOf, searchIn } from '../testing/index-of';

describe('search', () => {
  it('finds beginnings of the last word only, and not once it is finished', async () => {
    const index = await indexOf([{ id: 1, text: 'influencer marketing' }]);
    expect(hitIds(index, { q: 'influ' })).toEqual([1]);
    expect(hitIds(index, { q: 'marketing influ' })).toEqual([1]);
    expect(hitIds(index, { q: 'influ marketing', matchingStrategy: 'all' })).toEqual([]);
    expect(hitIds(index, { q: 'influ ' })).toEqual([]);
  });

  it.each([
    ['makup', 1],
    ['maekup', 1],
    ['nakeup', 0],
    ['makp', 0],
    ['tutoriels', 1],
    ['tutorelas', 1],
    ['tutxyials', 1],
    ['tutxyzals', 0],
    ['mekeu', 1],
  ])('typos: %s finds %d', async (q, found) => {
    const index = await indexOf([{ id: 1, text: 'makeup tutorials' }]);
    expect(hitIds(index, { q })).toHaveLength(found);
  });

  it('obeys the typo settings', async () => {
    const documents: Document[] = [{ id: 1, name: 'makeup', code: 'tutorial' }];
    const typoTolerance = { disableOnAttributes: ['code'], disableOnWords: ['makup'] };
    const index = await indexOf(documents, { typoTolerance });
    expect(hitIds(index, { q: 'makup' })).toEqual([]);
    expect(hitIds(index, { q: 'makeip' })).toEqual([1]);
    expect(hitIds(index, { q: 'tutorail' })).toEqual([]);
    expect(hitIds(await indexOf(documents, { typoTolerance: { enabled: false } }), { q: 'makeip' })).toEqual(
      [],
    );
  });

  it('ignores case and accents', async () => {
    const index = await indexOf([{ id: 1, text: 'Crème BRÛLÉE' }]);
    expect(hitIds(index, { q: 'creme brulee' })).toEqual([1]);
  });

  it('phrases must stand as written, exclusions must not stand', async () => {
    const index = await indexOf([
      { id: 1, text: 'travel food blog' },
      { id: 2, text: 'food travel' },
      { id: 3, text: 'food. travel' },
    ]);
    expect(hitIds(index, { q: '"food travel"' })).toEqual([2]);
    expect(hitIds(index, { q: 'food -blog' })).toEqual([2, 3]);
    expect(hitIds(index, { q: 'travel -"food travel"' })).toEqual([1, 3]);
    expect(hitIds(index, { q: '-blog' })).toEqual([2, 3]);
  });

  it('knows synonyms and stop words', async () => {
    const index = await indexOf([{ id: 1, text: 'the photographer of New York' }], {
      synonyms: { nyc: ['new york'], snapper: ['photographer'] },
      stopWords: ['the', 'of'],
    });
    expect(hitIds(index, { q: 'snapper ' })).toEqual([1]);
    expect(hitIds(index, { q: 'nyc' })).toEqual([1]);
    expect(hitIds(index, { q: 'the of photographer', matchingStrategy: 'all' })).toEqual([1]);
  });

  it('searches only the attributes asked for', async () => {
    const index = await indexOf([{ id: 1, title: 'red', bio: { text: 'blue' } }], {
      searchableAttributes: ['title', 'bio'],
    });
    expect(hitIds(index, { q: 'blue', attributesToSearchOn: ['title'] })).toEqual([]);
    expect(hitIds(index, { q: 'blue', attributesToSearchOn: ['bio'] })).toEqual([1]);
    expect(() => hitIds(index, { q: 'x', attributesToSearchOn: ['colour'] })).toThrow(/not searchable/);
  });

  it('keeps one document per distinct value, the best', async () => {
    const documents: Document[] = [
      { id: 1, owner: 'a', price: 3 },
      { id: 2, owner: 'a', price: 1 },
      { id: 3, owner: 'b', price: 2 },
      { id: 4, price: 9 },
    ];
    const index = await indexOf(documents, {
      filterableAttributes: ['owner'],
      sortableAttributes: ['price'],
    });
    const answer = searchIn(index, { distinct: 'owner', sort: ['price:asc'] });
    expect(answer.hits.map((hit) => hit['id'])).toEqual([2, 3, 4]);
    expect(answer).toMatchObject({ estimatedTotalHits: 3 });
    expect(() => searchIn(index, { distinct: 'price' })).toThrow(/cannot be used as distinct attribute/);
  });

  it('scores between 0 and 1, better hits higher, and cuts at a threshold', async () => {
    const index = await indexOf([
      { id: 1, text: 'yoga teacher' },
      { id: 2, text: 'yoga' },
    ]);
    const scores = searchIn(index, { q: 'yoga teacher', showRankingScore: true }).hits.map(
      (hit) => hit._rankingScore!,
    );
    expect(scores[0]).toBeGreaterThan(0.99);
    expect(scores[1]).toBeGreaterThan(0);
    expect(scores[1]).toBeLessThan(1);
    expect(hitIds(index, { q: 'yoga teacher', rankingScoreThreshold: 0.99 })).toEqual([1]);
  });

  it('returns what is displayed and asked for', async () => {
    const index = await indexOf([{ id: 1, open: { a: 1, b: 2 }, secret: 'x' }], {
      displayedAttributes: ['id', 'open'],
    });
    expect(searchIn(index, {}).hits).toEqual([{ id: 1, open: { a: 1, b: 2 } }]);
    expect(searchIn(index, { attributesToRetrieve: ['open.b', 'secret'] }).hits).toEqual([
      { open: { b: 2 } },
    ]);
  });
});
