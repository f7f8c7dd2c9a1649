import { Meilisearch } from 'meilisearch';
import { client, deleteIndexes, failureOf, freshUid } from './client';

jest.setTimeout(60_000);
afterAll(deleteIndexes);

const uid = freshUid('errors');
const index = client.index(uid);
beforeAll(async () => {
  await client.createIndex(uid, { primaryKey: 'id' }).waitTask();
  await index.updateSettings({ filterableAttributes: ['kind'], sortableAttributes: ['price'] }).waitTask();
});

describe('requests that are refused', () => {
  const missing = client.index(freshUid('missing'));
  it.each<[string, () => Promise<unknown>, number, string]>([
    ['a missing index', () => missing.search(''), 404, 'index_not_found'],
    ['info of a missing index', () => missing.getRawInfo(), 404, 'index_not_found'],
    ['settings of a missing index', () => missing.getSettings(), 404, 'index_not_found'],
    ['a missing document', () => index.getDocument('nope'), 404, 'document_not_found'],
    ['a missing task', () => client.tasks.getTask(999_999_999), 404, 'task_not_found'],
    ['a bad uid', () => client.createIndex('not a uid'), 400, 'invalid_index_uid'],
    ['a filter that is none', () => index.search('', { filter: 'kind &' }), 400, 'invalid_search_filter'],
    [
      'a filter on another attribute',
      () => index.search('', { filter: 'size = 1' }),
      400,
      'invalid_search_filter',
    ],
    [
      'a sort on another attribute',
      () => index.search('', { sort: ['size:asc'] }),
      400,
      'invalid_search_sort',
    ],
    ['a sort without direction', () => index.search('', { sort: ['price'] }), 400, 'invalid_search_sort'],
    [
      'a facet on another attribute',
      () => index.search('', { facets: ['size'] }),
      400,
      'invalid_search_facets',
    ],
    ['a negative limit', () => index.search('', { limit: -1 }), 400, 'invalid_search_limit'],
    ['a deletion by nothing', () => index.deleteDocuments({ filter: '' }), 400, 'invalid_document_filter'],
    [
      'a list by a bad filter',
      () => index.getDocuments({ filter: 'size = 1' }),
      400,
      'invalid_document_filter',
    ],
    [
      'a swap of one',
      () => client.swapIndexes([{ indexes: [uid] as unknown as [string, string], rename: false }]),
      400,
      'invalid_swap_indexes',
    ],
    [
      'a swap with itself',
      () => client.swapIndexes([{ indexes: [uid, uid], rename: false }]),
      400,
      'invalid_swap_duplicate_index_found',
    ],
    ['a wrong setting', () => index.updateRankingRules(['magic']), 400, 'invalid_settings_ranking_rules'],
    [
      'a search in many',
      () => client.multiSearch({ queries: [{ indexUid: missing.uid }] }),
      400,
      'index_not_found',
    ],
  ])('%s', async (_name, request, status, code) => {
    expect(await failureOf(request())).toEqual({ status, code });
  });

  it('the error has message, code, type and link', async () => {
    const error = await missing.search('').catch((caught: unknown) => caught);
    expect(error).toMatchObject({
      cause: {
        message: `Index \`${missing.uid}\` not found.`,
        code: 'index_not_found',
        type: 'invalid_request',
        link: 'https://docs.meilisearch.com/errors#index_not_found',
      },
    });
  });

  const whenProtected = process.env['MEILI_API_KEY'] ? it : it.skip;
  whenProtected('without or with a wrong key', async () => {
    const host = process.env['MEILI_HOST']!;
    const anonymous = new Meilisearch({ host });
    const stranger = new Meilisearch({ host, apiKey: 'wrong' });
    expect(await failureOf(anonymous.getIndexes())).toEqual({
      status: 401,
      code: 'missing_authorization_header',
    });
    expect(await failureOf(stranger.getIndexes())).toEqual({ status: 403, code: 'invalid_api_key' });
    expect(await anonymous.health()).toEqual({ status: 'available' });
  });
});

describe('tasks that fail', () => {
  const outcome = async (task: Promise<{ status: string; error: { code: string } | null }>) => {
    const { status, error } = await task;
    return [status, error?.code];
  };

  it('an index that exists', async () => {
    expect(await outcome(client.createIndex(uid).waitTask())).toEqual(['failed', 'index_already_exists']);
  });

  it('one document without an id refuses them all', async () => {
    const task = index.addDocuments([{ id: 1 }, { title: 'x' }]).waitTask();
    expect(await outcome(task)).toEqual(['failed', 'missing_document_id']);
    expect((await task).details).toEqual({ receivedDocuments: 2, indexedDocuments: 0 });
    expect((await index.getStats()).numberOfDocuments).toBe(0);
  });

  it('an id that cannot be one', async () => {
    expect(await outcome(index.addDocuments([{ id: 'a b' }]).waitTask())).toEqual([
      'failed',
      'invalid_document_id',
    ]);
  });

  it('a primary key that cannot be inferred', async () => {
    const none = client
      .index(freshUid('none'))
      .addDocuments([{ title: 'x' }])
      .waitTask();
    expect(await outcome(none)).toEqual(['failed', 'index_primary_key_no_candidate_found']);
    const two = client
      .index(freshUid('two'))
      .addDocuments([{ aid: 1, bid: 2 }])
      .waitTask();
    expect(await outcome(two)).toEqual(['failed', 'index_primary_key_multiple_candidates_found']);
  });

  it('a primary key changed under documents', async () => {
    const filled = client.index(freshUid('filled'));
    await filled.addDocuments([{ id: 1 }]).waitTask();
    const update = client.updateIndex(filled.uid, { primaryKey: 'other' }).waitTask();
    expect(await outcome(update)).toEqual(['failed', 'index_primary_key_already_exists']);
  });

  it('a deletion in a missing index, or by an attribute that is not filterable', async () => {
    const missing = client.index(freshUid('missing'));
    expect(await outcome(missing.deleteDocument(1).waitTask())).toEqual(['failed', 'index_not_found']);
    const filtered = index.deleteDocuments({ filter: 'size = 1' }).waitTask();
    expect(await outcome(filtered)).toEqual(['failed', 'invalid_document_filter']);
  });

  it('are found among the tasks', async () => {
    const failed = await client.createIndex(uid).waitTask();
    const page = await client.tasks.getTasks({
      indexUids: [uid],
      statuses: ['failed'],
      types: ['indexCreation'],
      limit: 1,
    });
    expect(page.results).toMatchObject([
      { uid: failed.uid, indexUid: uid, status: 'failed', canceledBy: null },
    ]);
    expect(page.from).toBe(failed.uid);
    expect(failed.duration).toMatch(/^PT[\d.]+S$/);
  });
});
