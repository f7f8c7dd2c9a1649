import { client, deleteIndexes, freshUid } from './client';

jest.setTimeout(60_000);
afterAll(deleteIndexes);

const filled = async () => {
  const index = client.index(freshUid('documents'));
  await index.updateFilterableAttributes(['kind', 'size']).waitTask();
  const documents = Array.from({ length: 10 }, (_, id) => ({
    id,
    kind: id < 4 ? 'small' : 'large',
    size: id,
  }));
  await index.addDocuments(documents).waitTask();
  return index;
};
const idsOf = async (index: Awaited<ReturnType<typeof filled>>) =>
  (await index.getDocuments({ limit: 100 })).results.map(({ id }) => id as number);

describe('documents', () => {
  it('create the index and its primary key with the first', async () => {
    const index = client.index(freshUid('created'));
    const task = await index.addDocuments([{ gigId: 'a-1', title: 'x' }]).waitTask();
    expect(task).toMatchObject({
      status: 'succeeded',
      type: 'documentAdditionOrUpdate',
      details: { receivedDocuments: 1, indexedDocuments: 1 },
      error: null,
    });
    expect((await index.getRawInfo()).primaryKey).toBe('gigId');
  });

  it('are replaced by add and completed by update', async () => {
    const index = client.index(freshUid('merge'));
    await index.addDocuments([{ id: 1, a: 1, b: 1 }]).waitTask();
    await index.updateDocuments([{ id: 1, b: 2 }]).waitTask();
    expect(await index.getDocument(1)).toEqual({ id: 1, a: 1, b: 2 });
    await index.addDocuments([{ id: 1, c: 3 }]).waitTask();
    expect(await index.getDocument(1)).toEqual({ id: 1, c: 3 });
    expect(await index.getDocument(1, { fields: ['c'] })).toEqual({ c: 3 });
  });

  it('are listed by page, field and filter', async () => {
    const index = await filled();
    expect(await index.getDocuments({ offset: 2, limit: 2, fields: ['id'] })).toEqual({
      results: [{ id: 2 }, { id: 3 }],
      offset: 2,
      limit: 2,
      total: 10,
    });
    const small = await index.getDocuments({ filter: ['kind = small', 'size > 1'], fields: ['size'] });
    expect(small).toMatchObject({ results: [{ size: 2 }, { size: 3 }], total: 2 });
  });

  it('are deleted one by one, in a batch, by filter, and all', async () => {
    const index = await filled();
    await index.deleteDocument(9).waitTask();
    const batch = await index.deleteDocuments([7, 8, 77]).waitTask();
    expect(batch.details).toMatchObject({ providedIds: 3, deletedDocuments: 2 });
    expect(await idsOf(index)).toEqual([0, 1, 2, 3, 4, 5, 6]);
    const filtered = await index.deleteDocuments({ filter: 'kind = small AND size != 2' }).waitTask();
    expect(filtered.details).toMatchObject({
      providedIds: 0,
      deletedDocuments: 3,
      originalFilter: '"kind = small AND size != 2"',
    });
    expect(await idsOf(index)).toEqual([2, 4, 5, 6]);
    expect((await index.search('', { facets: ['kind'] })).facetDistribution).toEqual({
      kind: { large: 3, small: 1 },
    });
    const all = await index.deleteAllDocuments().waitTask();
    expect(all.details).toMatchObject({ deletedDocuments: 4 });
    expect(await idsOf(index)).toEqual([]);
    expect((await index.search('', { filter: 'kind = large' })).hits).toEqual([]);
  });

  it('are counted by field', async () => {
    const index = await filled();
    expect(await index.getStats()).toMatchObject({
      numberOfDocuments: 10,
      isIndexing: false,
      fieldDistribution: { id: 10, kind: 10, size: 10 },
    });
  });
});
