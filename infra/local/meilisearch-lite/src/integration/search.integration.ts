import { client, deleteIndexes, freshUid } from './client';

jest.setTimeout(60_000);
afterAll(deleteIndexes);

const documents = [
  {
    id: 'a',
    name: 'Ada Photo',
    bio: 'Wedding photography in Berlin',
    platforms: ['instagram'],
    followers: 1200,
  },
  {
    id: 'b',
    name: 'Bo Travel',
    bio: 'Photos of mountains and lakes',
    platforms: ['youtube', 'instagram'],
    followers: 90_000,
  },
  { id: 'c', name: 'Cy Games', bio: 'Streams every night', platforms: ['twitch'], followers: 15_000 },
  { id: 'd', name: 'Di Berlin', bio: 'City guide, wedding planner', platforms: [], followers: null },
];
const uid = freshUid('search');
const index = client.index(uid);
const ids = (hits: Record<string, unknown>[]) => hits.map((hit) => hit['id']);

beforeAll(async () => {
  await index
    .updateSettings({
      searchableAttributes: ['name', 'bio'],
      filterableAttributes: ['platforms', 'followers'],
      sortableAttributes: ['followers'],
    })
    .waitTask();
  await index.addDocuments(documents, { primaryKey: 'id' }).waitTask();
});

describe('search', () => {
  it('finds prefixes, typos and phrases in the order of relevance', async () => {
    expect(ids((await index.search('photo')).hits)).toEqual(['a', 'b']);
    expect(ids((await index.search('photografy')).hits)).toEqual(['a']);
    expect(ids((await index.search('"wedding planner"')).hits)).toEqual(['d']);
    expect(ids((await index.search('wedding berlin', { matchingStrategy: 'all' })).hits).sort()).toEqual([
      'a',
      'd',
    ]);
  });

  it('filters by strings, arrays, numbers and absence', async () => {
    const found = async (filter: string | (string | string[])[]) =>
      ids((await index.search('', { filter })).hits);
    expect(await found('platforms = instagram')).toEqual(['a', 'b']);
    expect(await found('platforms IN [youtube, twitch] AND followers >= 20000')).toEqual(['b']);
    expect(await found([['platforms = twitch', 'followers < 2000'], 'NOT followers 0 TO 1000'])).toEqual([
      'a',
      'c',
    ]);
    expect(await found('platforms IS EMPTY AND followers IS NULL')).toEqual(['d']);
  });

  it('sorts, pages and counts facets', async () => {
    const answer = await index.search('', {
      sort: ['followers:desc'],
      facets: ['*'],
      hitsPerPage: 2,
      page: 2,
    });
    expect(ids(answer.hits)).toEqual(['a', 'd']);
    expect(answer).toMatchObject({ page: 2, hitsPerPage: 2, totalPages: 2, totalHits: 4, query: '' });
    expect(answer.facetDistribution?.['platforms']).toEqual({ instagram: 2, twitch: 1, youtube: 1 });
    expect(answer.facetStats).toEqual({ followers: { min: 1200, max: 90_000 } });
  });

  it('highlights, crops and selects attributes', async () => {
    const answer = await index.search('wedding', {
      attributesToRetrieve: ['id'],
      attributesToHighlight: ['bio'],
      attributesToCrop: ['bio:2'],
      highlightPreTag: '<b>',
      highlightPostTag: '</b>',
      showRankingScore: true,
      limit: 1,
    });
    expect(Object.keys(answer.hits[0]!).sort()).toEqual(['_formatted', '_rankingScore', 'id']);
    expect(answer.hits[0]!._formatted).toEqual({ id: 'a', bio: '<b>Wedding</b> photography…' });
    expect(answer).toMatchObject({ offset: 0, limit: 1, estimatedTotalHits: 2 });
  });

  it('works by GET as by POST', async () => {
    const parameters = {
      filter: 'platforms = instagram',
      sort: ['followers:desc'],
      facets: ['platforms'],
      limit: 1,
    };
    const post = await index.search('photo', parameters);
    const get = await index.searchGet('photo', parameters);
    expect({ ...get, processingTimeMs: 0, requestUid: '' }).toEqual({
      ...post,
      processingTimeMs: 0,
      requestUid: '',
    });
  });

  it('answers several searches at once', async () => {
    const { results } = await client.multiSearch({
      queries: [
        { indexUid: uid, q: 'berlin', limit: 1 },
        { indexUid: uid, q: '', filter: 'followers > 20000' },
      ],
    });
    expect(results.map(({ indexUid, hits }) => [indexUid, ids(hits)])).toEqual([
      [uid, ['d']],
      [uid, ['b']],
    ]);
  });
});
