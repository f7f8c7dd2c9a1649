import { client, deleteIndexes, failureOf, freshUid } from './client';

jest.setTimeout(60_000);
afterAll(deleteIndexes);

const documents = [
  { id: 1, title: 'Makeup tutorial', city: 'Rome', price: 30, followers: 5 },
  { id: 2, title: 'Travel vlog', city: 'Oslo', price: 10, followers: 50 },
  { id: 3, title: 'Makeup and travel', city: 'Rome', price: 20, followers: 500 },
];
const filled = async () => {
  const index = client.index(freshUid('settings'));
  await index.addDocuments(documents).waitTask();
  return index;
};

describe('settings of a filled index', () => {
  it('make attributes filterable and sortable afterwards, and no longer', async () => {
    const index = await filled();
    const search = () => index.search('', { filter: 'city = Rome', sort: ['price:asc'], facets: ['city'] });
    expect(await failureOf(search())).toEqual({ status: 400, code: 'invalid_search_sort' });
    const update = await index
      .updateSettings({ filterableAttributes: ['city'], sortableAttributes: ['price'] })
      .waitTask();
    expect(update).toMatchObject({ status: 'succeeded', type: 'settingsUpdate' });
    const answer = await search();
    expect(answer.hits.map(({ id }) => id as number)).toEqual([3, 1]);
    expect(answer.facetDistribution).toEqual({ city: { Rome: 2 } });
    await index.resetFilterableAttributes().waitTask();
    expect(await failureOf(index.search('', { filter: 'city = Rome' }))).toEqual({
      status: 400,
      code: 'invalid_search_filter',
    });
  });

  it('decide what is searched, shown and how it is ranked', async () => {
    const index = await filled();
    await index.updateSearchableAttributes(['city']).waitTask();
    expect((await index.search('makeup')).hits).toEqual([]);
    await index.updateSearchableAttributes(['title', 'city']).waitTask();
    await index
      .updateRankingRules(['followers:desc', 'words', 'typo', 'proximity', 'attribute', 'sort', 'exactness'])
      .waitTask();
    await index.updateDisplayedAttributes(['id']).waitTask();
    expect((await index.search('makeup')).hits).toEqual([{ id: 3 }, { id: 1 }]);
  });

  it('synonyms, stop words and typo tolerance work on what is there', async () => {
    const index = await filled();
    await index.updateSynonyms({ cosmetics: ['makeup'] }).waitTask();
    expect((await index.search('cosmetics')).hits).toHaveLength(2);
    expect((await index.search('makeip')).hits).toHaveLength(2);
    await index.updateTypoTolerance({ enabled: false }).waitTask();
    expect((await index.search('makeip')).hits).toEqual([]);
    await index.updateStopWords(['and']).waitTask();
    expect((await index.search('"makeup and travel"')).hits).toHaveLength(1);
  });

  it('limit facet values and totals', async () => {
    const index = await filled();
    await index
      .updateSettings({
        filterableAttributes: ['city', 'price'],
        faceting: { maxValuesPerFacet: 1, sortFacetValuesBy: { '*': 'count' } },
        pagination: { maxTotalHits: 2 },
      })
      .waitTask();
    const answer = await index.search('', { facets: ['city', 'price'], hitsPerPage: 1 });
    expect(answer).toMatchObject({ totalHits: 2, totalPages: 2, page: 1, hitsPerPage: 1 });
    expect(answer.facetDistribution?.['city']).toEqual({ Rome: 2 });
    expect(answer.facetStats).toEqual({ price: { min: 10, max: 30 } });
  });

  it('are read and reset one by one and all at once', async () => {
    const index = await filled();
    await index.updateSettings({ sortableAttributes: ['price'], distinctAttribute: 'city' }).waitTask();
    expect(await index.getSortableAttributes()).toEqual(['price']);
    expect(await index.getDistinctAttribute()).toBe('city');
    expect((await index.search('')).hits).toHaveLength(2);
    await index.resetSettings().waitTask();
    expect(await index.getSettings()).toMatchObject({
      displayedAttributes: ['*'],
      searchableAttributes: ['*'],
      filterableAttributes: [],
      sortableAttributes: [],
      rankingRules: ['words', 'typo', 'proximity', 'attribute', 'sort', 'exactness'],
      stopWords: [],
      synonyms: {},
      distinctAttribute: null,
      typoTolerance: { enabled: true, minWordSizeForTypos: { oneTypo: 5, twoTypos: 9 } },
      faceting: { maxValuesPerFacet: 100, sortFacetValuesBy: { '*': 'alpha' } },
      pagination: { maxTotalHits: 1000 },
    });
  });
});
