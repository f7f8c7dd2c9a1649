import { startServer, type RunningServer } from './testing/server';

const masterKey = 'a-master-key-for-tests';
let running: RunningServer;
beforeAll(async () => {
  running = await startServer({ masterKey });
});
afterAll(() => running.server.close());

const request = async (
  method: string,
  path: string,
  init: { key?: string | null; type?: string; body?: string } = {},
) => {
  const key = init.key === undefined ? masterKey : init.key;
  const headers: Record<string, string> = key === null ? {} : { authorization: `Bearer ${key}` };
  if (init.type !== undefined) headers['content-type'] = init.type;
  // Bytes, so that fetch adds no content type of its own.
  const body = init.body === undefined ? undefined : Buffer.from(init.body);
  const response = await fetch(`${running.url}${path}`, { method, headers, body });
  const text = await response.text();
  return {
    status: response.status,
    body: (text === '' ? null : JSON.parse(text)) as Record<string, unknown> | null,
  };
};

describe('authorization', () => {
  it('leaves health open and wants a key for the rest', async () => {
    expect(await request('GET', '/health', { key: null })).toEqual({
      status: 200,
      body: { status: 'available' },
    });
    expect(await request('GET', '/indexes', { key: null })).toEqual({
      status: 401,
      body: {
        message: 'The Authorization header is missing. It must use the bearer authorization method.',
        code: 'missing_authorization_header',
        type: 'auth',
        link: 'https://docs.meilisearch.com/errors#missing_authorization_header',
      },
    });
    const wrong = await request('GET', '/indexes', { key: 'wrong' });
    expect(wrong).toMatchObject({ status: 403, body: { code: 'invalid_api_key', type: 'auth' } });
  });

  it('derives a search key and an admin key', async () => {
    const { results } = await running.client.getKeys();
    const [search, admin] = results.map(({ key }) => key);
    await running.client.createIndex('keyed').waitTask();
    expect((await request('GET', '/indexes/keyed/search', { key: search })).status).toBe(200);
    expect((await request('GET', '/indexes', { key: search })).status).toBe(403);
    expect((await request('GET', '/indexes', { key: admin })).status).toBe(200);
    expect((await request('GET', '/keys', { key: admin })).status).toBe(403);
  });

  it('protects nothing without a master key', async () => {
    const open = await startServer();
    expect((await fetch(`${open.url}/indexes`)).status).toBe(200);
    expect((await fetch(`${open.url}/keys`)).status).toBe(401);
    await open.server.close();
  });
});

describe('bodies', () => {
  const json = 'application/json';
  it.each([
    [undefined, '[]', 415, 'missing_content_type'],
    ['text/plain', '[]', 415, 'invalid_content_type'],
    ['text/csv', '', 400, 'missing_payload'],
    ['application/x-ndjson', '{"id":1}', 415, 'invalid_content_type'],
    [json, '', 400, 'missing_payload'],
    [json, '[{"id": 1}, {id: 2}]', 400, 'malformed_payload'],
    [json, '"text"', 400, 'malformed_payload'],
    [json, '[1]', 400, 'malformed_payload'],
    [`${json}; charset=utf-8`, '{"id": 1}', 202, undefined],
  ])('documents as %s %s: %d %s', async (type, body, status, code) => {
    const answer = await request('POST', '/indexes/bodies/documents', { type, body });
    expect(answer.status).toBe(status);
    expect(answer.body?.['code']).toBe(code);
  });

  it('refuses what is larger than 100 MB', async () => {
    const body = ' '.repeat(100 * 2 ** 20 + 1);
    const answer = await request('POST', '/indexes/bodies/documents', { type: json, body });
    expect(answer).toMatchObject({ status: 413, body: { code: 'payload_too_large' } });
  });

  it('answers an unknown route with 404', async () => {
    expect(await request('GET', '/nowhere')).toEqual({ status: 404, body: null });
  });
});

describe('search parameters', () => {
  beforeAll(() => running.client.createIndex('parameters').waitTask());

  it.each([
    [{ marin: 1 }, 'bad_request'],
    [{ q: ['doggo'] }, 'invalid_search_q'],
    [{ offset: -1 }, 'invalid_search_offset'],
    [{ limit: 'doggo' }, 'invalid_search_limit'],
    [{ page: 1.5 }, 'invalid_search_page'],
    [{ hitsPerPage: 'x' }, 'invalid_search_hits_per_page'],
    [{ facets: 'kind' }, 'invalid_search_facets'],
    [{ sort: 'price:asc' }, 'invalid_search_sort'],
    [{ attributesToRetrieve: [1] }, 'invalid_search_attributes_to_retrieve'],
    [{ matchingStrategy: 'some' }, 'invalid_search_matching_strategy'],
    [{ rankingScoreThreshold: 42 }, 'invalid_search_ranking_score_threshold'],
    [{ showRankingScore: 'yes' }, 'invalid_search_show_ranking_score'],
    [{ vector: [1] }, 'bad_request'],
  ])('%j is refused with %s', async (body, code) => {
    const answer = await request('POST', '/indexes/parameters/search', {
      type: 'application/json',
      body: JSON.stringify(body),
    });
    expect(answer).toMatchObject({ status: 400, body: { code, type: 'invalid_request' } });
  });

  it.each([
    ['limit=doggo', 'invalid_search_limit'],
    ['showRankingScore=maybe', 'invalid_search_show_ranking_score'],
    ['unknown=1', 'bad_request'],
    ['facets=doggo', 'invalid_search_facets'],
  ])('GET ?%s is refused with %s', async (query, code) => {
    expect(await request('GET', `/indexes/parameters/search?${query}`)).toMatchObject({
      status: 400,
      body: { code },
    });
  });

  it('words the message as Meilisearch does', async () => {
    const answer = await request('POST', '/indexes/parameters/search', {
      type: 'application/json',
      body: '{"limit":"doggo"}',
    });
    expect(answer.body?.['message']).toBe(
      'Invalid value type at `.limit`: expected a positive integer, but found a string: `"doggo"`',
    );
  });
});

describe('tasks', () => {
  it.each([
    ['uids=doggo', 'invalid_task_uids'],
    ['types=doggo', 'invalid_task_types'],
    ['statuses=doggo', 'invalid_task_statuses'],
    ['indexUids=a%20b', 'invalid_index_uid'],
    ['limit=-1', 'invalid_task_limit'],
    ['afterEnqueuedAt=doggo', 'invalid_task_after_enqueued_at'],
    ['colour=red', 'bad_request'],
  ])('?%s is refused with %s', async (query, code) => {
    expect(await request('GET', `/tasks?${query}`)).toMatchObject({ status: 400, body: { code } });
  });
});
