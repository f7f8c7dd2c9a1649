import { appendFile, cp, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { IndexCatalog } from '../index-catalog';
import { startServer, type RunningServer } from '../testing/server';
import { TaskStore } from '../tasks/task-store';
import { FileStorage } from './file-storage';

let folder: string;
const running: RunningServer[] = [];
const start = async (dbPath: string) => {
  const started = await startServer({ dbPath });
  running.push(started);
  return started;
};

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'meilisearch-lite-'));
});
afterEach(async () => {
  await Promise.all(running.splice(0).map(({ server }) => server.close()));
  await rm(folder, { recursive: true, force: true });
});

/** What is on the disk while the server still runs: what a kill -9 would leave. */
async function crashCopy(): Promise<string> {
  const copy = join(folder, 'crashed');
  await cp(join(folder, 'live'), copy, { recursive: true });
  return copy;
}

async function fill({ client }: RunningServer) {
  const gigs = client.index('gigs');
  await gigs.updateSettings({ filterableAttributes: ['city'], sortableAttributes: ['price'] }).waitTask();
  await gigs
    .addDocuments([
      { id: 1, city: 'Rome', price: 3 },
      { id: 2, city: 'Oslo' },
      { id: 3, city: 'Rome', price: 1 },
    ])
    .waitTask();
  await gigs.updateDocuments([{ id: 2, price: 2 }]).waitTask();
  await gigs.deleteDocument(1).waitTask();
  await client.createIndex('gigs_new').waitTask();
}

async function expectFilled({ client }: RunningServer) {
  const answer = await client
    .index('gigs')
    .search('', { sort: ['price:desc'], filter: 'city IN [Rome, Oslo]' });
  expect(answer.hits).toEqual([
    { id: 2, city: 'Oslo', price: 2 },
    { id: 3, city: 'Rome', price: 1 },
  ]);
  expect((await client.getIndexes()).results.map(({ uid }) => uid)).toEqual(['gigs', 'gigs_new']);
}

describe('file storage', () => {
  it('keeps everything that succeeded when the process is killed', async () => {
    await fill(await start(join(folder, 'live')));
    const revived = await start(await crashCopy());
    await expectFilled(revived);
    expect((await revived.client.tasks.getTasks()).total).toBe(5);
    const next = await revived.client.index('gigs').addDocuments([{ id: 9 }]);
    expect(next.taskUid).toBe(5);
  });

  it('keeps everything over a clean stop', async () => {
    const first = await start(join(folder, 'live'));
    await fill(first);
    const before = await first.client.index('gigs').getRawInfo();
    await first.server.close();
    running.pop();
    const second = await start(join(folder, 'live'));
    await expectFilled(second);
    expect(await second.client.index('gigs').getRawInfo()).toEqual(before);
  });

  it('cuts off a record that was being written', async () => {
    await fill(await start(join(folder, 'live')));
    const copy = await crashCopy();
    await appendFile(join(copy, 'journal-0.ndjson'), '{"kind":"enqueued","task":{"uid":5');
    const revived = await start(copy);
    await revived.client
      .index('other')
      .addDocuments([{ id: 1 }])
      .waitTask();
    await revived.server.close();
    running.pop();
    const again = await start(copy);
    expect(await again.client.index('other').getDocument(1)).toEqual({ id: 1 });
  });

  it('does what was accepted but not done', async () => {
    await fill(await start(join(folder, 'live')));
    const copy = await crashCopy();
    const operation = { type: 'documentDeletion', indexUid: 'gigs', all: true };
    const task = {
      uid: 5,
      indexUid: 'gigs',
      status: 'enqueued',
      type: 'documentDeletion',
      details: {},
      enqueuedAt: new Date(),
    };
    await appendFile(
      join(copy, 'journal-0.ndjson'),
      `${JSON.stringify({ kind: 'enqueued', task, operation })}\n`,
    );
    const revived = await start(copy);
    expect(await revived.client.tasks.waitForTask(5)).toMatchObject({
      status: 'succeeded',
      details: { deletedDocuments: 2 },
    });
  });

  it('starts a new journal with each snapshot and drops what it replaces', async () => {
    const first = await start(join(folder, 'live'));
    const large = Array.from({ length: 30 }, (_, id) => ({ id, text: 'word '.repeat(10_000) }));
    await first.client.index('large').addDocuments(large).waitTask();
    await fill(first);
    await first.server.close();
    running.pop();
    expect((await readdir(join(folder, 'live'))).sort()).toEqual(['journal-1.ndjson', 'snapshot-1.ndjson']);
    const second = await start(join(folder, 'live'));
    expect((await second.client.index('large').getStats()).numberOfDocuments).toBe(30);
    expect((await second.client.tasks.getTasks()).total).toBe(6);
  });

  it('ignores an unfinished snapshot', async () => {
    await fill(await start(join(folder, 'live')));
    const copy = await crashCopy();
    await writeFile(join(copy, 'snapshot-1.ndjson.tmp'), '{"kind":"index"');
    const state = { catalog: new IndexCatalog(), tasks: new TaskStore() };
    const storage = await FileStorage.open(copy, state);
    await storage.close();
    expect(state.catalog.get('gigs').documents.size).toBe(2);
    expect(await readdir(copy)).toEqual(['journal-0.ndjson']);
  });
});
