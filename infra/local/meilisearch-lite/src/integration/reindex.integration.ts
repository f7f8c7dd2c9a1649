import { client, deleteIndexes, freshUid } from './client';

jest.setTimeout(60_000);
afterAll(deleteIndexes);

const settings = { filterableAttributes: ['city'], sortableAttributes: ['price'] };
const gigs = (version: string) =>
  Array.from({ length: 300 }, (_, id) => ({
    id,
    title: `${version} gig ${id}`,
    city: id % 2 ? 'Rome' : 'Oslo',
    price: id,
  }));

describe('reindexing by swap', () => {
  it('replaces all documents in one step, and the old ones are gone with the old index', async () => {
    const live = freshUid('gigs');
    const next = freshUid('gigs_next');
    await client.index(live).updateSettings(settings).waitTask();
    await client.index(live).addDocuments(gigs('old'), { primaryKey: 'id' }).waitTask();
    await client.index(next).updateSettings(settings).waitTask();
    await client.index(next).addDocuments(gigs('new').slice(0, 200), { primaryKey: 'id' }).waitTask();

    const swap = await client.swapIndexes([{ indexes: [live, next], rename: false }]).waitTask();
    expect(swap).toMatchObject({ status: 'succeeded', type: 'indexSwap', indexUid: null });
    expect(swap.details?.swaps).toMatchObject([{ indexes: [live, next] }]);
    const answer = await client
      .index(live)
      .search('gig', { filter: 'city = Rome', sort: ['price:desc'], limit: 2 });
    expect(answer.hits).toMatchObject([{ id: 199, title: 'new gig 199' }, { id: 197 }]);
    expect((await client.index(live).getStats()).numberOfDocuments).toBe(200);
    expect((await client.index(next).getStats()).numberOfDocuments).toBe(300);

    await client.deleteIndex(next).waitTask();
    expect((await client.index(live).search('old')).hits).toEqual([]);
  });

  it('fails as a task when an index is missing and changes nothing', async () => {
    const live = freshUid('gigs');
    await client
      .index(live)
      .addDocuments([{ id: 1 }])
      .waitTask();
    const swap = await client
      .swapIndexes([{ indexes: [live, freshUid('missing')], rename: false }])
      .waitTask();
    expect(swap).toMatchObject({
      status: 'failed',
      error: { code: 'index_not_found', type: 'invalid_request' },
    });
    expect((await client.index(live).getDocuments()).results).toEqual([{ id: 1 }]);
  });
});
