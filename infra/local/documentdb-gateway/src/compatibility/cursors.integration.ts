import { FindCursor } from 'mongodb';
import { Doc, range, serverError, useDatabase, withSession } from './support';

const DOCUMENTS = 1000;

describe('cursors', () => {
  const mongo = useDatabase('cursors');
  const many = mongo.collection('many');

  beforeAll(async () => {
    await many.insertMany(range(DOCUMENTS).map((_id) => ({ _id, p: 'x'.repeat(200) })));
  });

  async function idsOf(cursor: AsyncIterable<Doc>): Promise<unknown[]> {
    const ids: unknown[] = [];
    for await (const { _id } of cursor) ids.push(_id);
    return ids;
  }

  it('reads every document once, in batches', async () => {
    expect((await idsOf(many.find({}, { batchSize: 50 }))).sort((a, b) => Number(a) - Number(b))).toEqual(
      range(DOCUMENTS),
    );
  });

  it('keeps a sort over batches', async () => {
    expect(await idsOf(many.find().sort({ p: 1, _id: -1 }).batchSize(50))).toEqual(
      range(DOCUMENTS).reverse(),
    );
  });

  it('reads an aggregation in batches', async () => {
    const pipeline = [{ $group: { _id: '$_id' } }, { $sort: { _id: 1 } }];
    expect(await idsOf(many.aggregate<Doc>(pipeline, { batchSize: 50 }))).toEqual(range(DOCUMENTS));
  });

  it('reads in batches inside a transaction', async () => {
    await withSession(mongo.client, async (session) => {
      session.startTransaction();
      expect(await idsOf(many.find({}, { session }).sort({ p: 1 }).batchSize(100))).toHaveLength(DOCUMENTS);
      await session.commitTransaction();
    });
  });

  it('keeps 100 sorted cursors open beside other commands, and closes them early', async () => {
    const cursors: FindCursor<Doc>[] = range(100).map(() => many.find().sort({ p: 1 }).batchSize(10));
    for (const cursor of cursors) await cursor.next();
    expect(await many.findOne({ _id: 1 })).not.toBeNull();
    for (const cursor of cursors) await cursor.close();
    expect(await many.findOne({ _id: 1 })).not.toBeNull();
  });

  it('tells an unknown cursor', async () => {
    const getMore = { getMore: 987654321n, collection: 'many' };
    expect(await serverError(mongo.db.command(getMore))).toMatchObject({ code: 43 });
  });

  it('carries large documents', async () => {
    const large = mongo.collection('large');
    await large.insertOne({ _id: 1, s: 'x'.repeat(5e6) });
    await large.insertOne({ _id: 2, s: 'y'.repeat(15e6) });
    const found = await large.find({}, { sort: { _id: 1 } }).toArray();
    expect(found.map(({ s }) => String(s).length)).toEqual([5e6, 15e6]);
  });
});
