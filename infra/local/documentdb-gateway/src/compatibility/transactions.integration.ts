import { MongoClient } from 'mongodb';
import { pause, range, serverError, useDatabase, withSession } from './support';

const WRITE_CONFLICT = 112;
const NO_SUCH_TRANSACTION = 251;

describe('transactions', () => {
  const mongo = useDatabase('transactions');
  const accounts = mongo.collection('accounts');

  beforeEach(async () => {
    await accounts.deleteMany({});
    await accounts.insertOne({ _id: 1, n: 0 });
  });

  it('shows its writes to itself at once and to others after the commit', async () => {
    await withSession(mongo.client, (session) =>
      session.withTransaction(async () => {
        await accounts.updateOne({ _id: 1 }, { $inc: { n: 1 } }, { session });
        await accounts.insertOne({ _id: 2 }, { session });
        expect(await accounts.findOne({ _id: 1 }, { session })).toEqual({ _id: 1, n: 1 });
        expect(await accounts.findOne({ _id: 1 })).toEqual({ _id: 1, n: 0 });
      }),
    );
    expect(await accounts.find({}, { sort: { _id: 1 } }).toArray()).toEqual([{ _id: 1, n: 1 }, { _id: 2 }]);
  });

  it('undoes everything on abort', async () => {
    await withSession(mongo.client, async (session) => {
      session.startTransaction();
      await accounts.insertOne({ _id: 50 }, { session });
      await accounts.deleteOne({ _id: 1 }, { session });
      await session.abortTransaction();
    });
    expect(await accounts.find().toArray()).toEqual([{ _id: 1, n: 0 }]);
  });

  it('commits a transaction that did nothing', async () => {
    await withSession(mongo.client, async (session) => {
      session.startTransaction();
      await expect(session.commitTransaction()).resolves.toBeUndefined();
    });
  });

  it('accepts a repeated commit', async () => {
    await withSession(mongo.client, async (session) => {
      session.startTransaction();
      await accounts.updateOne({ _id: 1 }, { $inc: { n: 1 } }, { session });
      await session.commitTransaction();
      await session.commitTransaction();
    });
    expect(await accounts.findOne({ _id: 1 })).toEqual({ _id: 1, n: 1 });
  });

  it('tells the second writer of a document to retry', async () => {
    await withSession(mongo.client, (first) =>
      withSession(mongo.client, async (second) => {
        first.startTransaction();
        second.startTransaction();
        await accounts.updateOne({ _id: 1 }, { $inc: { n: 1 } }, { session: first });
        const error = await serverError(
          accounts.updateOne({ _id: 1 }, { $inc: { n: 1 } }, { session: second }),
        );
        expect(error.code).toBe(WRITE_CONFLICT);
        expect(error.hasErrorLabel('TransientTransactionError')).toBe(true);
        await first.commitTransaction();
        await second.abortTransaction();
      }),
    );
    expect(await accounts.findOne({ _id: 1 })).toEqual({ _id: 1, n: 1 });
  });

  it('tells a writer to retry when the document changed since its snapshot', async () => {
    await withSession(mongo.client, async (session) => {
      session.startTransaction();
      await accounts.findOne({ _id: 1 }, { session });
      await accounts.updateOne({ _id: 1 }, { $inc: { n: 1 } });
      const error = await serverError(accounts.updateOne({ _id: 1 }, { $inc: { n: 1 } }, { session }));
      expect(error.code).toBe(WRITE_CONFLICT);
      expect(error.hasErrorLabel('TransientTransactionError')).toBe(true);
      await session.abortTransaction();
    });
  });

  it('reads from one snapshot throughout', async () => {
    await withSession(mongo.client, async (session) => {
      session.startTransaction();
      expect(await accounts.findOne({ _id: 1 }, { session })).toEqual({ _id: 1, n: 0 });
      await accounts.updateOne({ _id: 1 }, { $inc: { n: 1 } });
      expect(await accounts.findOne({ _id: 1 }, { session })).toEqual({ _id: 1, n: 0 });
      await session.commitTransaction();
    });
  });

  it('loses no update of ten concurrent read-modify-writes', async () => {
    await Promise.all(range(10).map(() => withSession(mongo.client, incrementByReading)));
    expect(await accounts.findOne({ _id: 1 })).toEqual({ _id: 1, n: 10 });
  });

  function incrementByReading(session: ReturnType<MongoClient['startSession']>): Promise<unknown> {
    return session.withTransaction(async () => {
      const account = await accounts.findOne({ _id: 1 }, { session });
      await accounts.updateOne({ _id: 1 }, { $set: { n: Number(account?.n) + 1 } }, { session });
    });
  }

  it.each(['insertOne', 'findOneAndUpdate'] as const)(
    'ends with 11000 when %s meets a committed duplicate',
    async (method) => {
      await accounts.createIndex({ email: 1 }, { unique: true, sparse: true });
      await accounts.updateOne({ _id: 1 }, { $set: { email: 'a' } });
      await withSession(mongo.client, async (session) => {
        session.startTransaction();
        await accounts.insertOne({ _id: 77 }, { session });
        const duplicate =
          method === 'insertOne'
            ? accounts.insertOne({ email: 'a' }, { session })
            : accounts.findOneAndUpdate({ _id: 77 }, { $set: { email: 'a' } }, { session });
        expect(await serverError(duplicate)).toMatchObject({ code: 11000 });
        expect(await serverError(accounts.insertOne({ _id: 78 }, { session }))).toMatchObject({
          code: NO_SUCH_TRANSACTION,
        });
        await session.abortTransaction();
      });
      expect(await accounts.countDocuments()).toBe(1);
    },
  );

  it('tells the loser of an insert race to retry', async () => {
    const slots = mongo.collection('slots');
    await slots.createIndex({ a: 1, b: 1 }, { unique: true });
    await withSession(mongo.client, (first) =>
      withSession(mongo.client, async (second) => {
        first.startTransaction();
        second.startTransaction();
        await slots.insertOne({ a: 100, b: 1 }, { session: first });
        const error = await serverError(slots.insertOne({ a: 100, b: 1 }, { session: second }));
        expect(error.code).toBe(WRITE_CONFLICT);
        expect(error.hasErrorLabel('TransientTransactionError')).toBe(true);
        await first.commitTransaction();
        await second.abortTransaction();
      }),
    );
  });

  it('makes a write outside wait for the transaction', async () => {
    await withSession(mongo.client, async (session) => {
      session.startTransaction();
      await accounts.updateOne({ _id: 1 }, { $set: { by: 'transaction' } }, { session });
      let isDone = false;
      const outside = accounts.updateOne({ _id: 1 }, { $set: { by: 'outside' } }).then(() => {
        isDone = true;
      });
      await pause(200);
      expect(isDone).toBe(false);
      await session.commitTransaction();
      await outside;
    });
    expect(await accounts.findOne({ _id: 1 })).toMatchObject({ by: 'outside' });
  });

  it('creates collections by writing to them, and with indexes', async () => {
    await withSession(mongo.client, (session) =>
      session.withTransaction(async () => {
        await mongo.collection('implicit').insertOne({ _id: 1 }, { session });
        await mongo.db.createCollection('explicit', { session });
        await mongo.collection('explicit').createIndex({ a: 1 }, { session, unique: true });
        await mongo.collection('explicit').insertOne({ a: 1 }, { session });
      }),
    );
    expect(await mongo.collection('implicit').countDocuments()).toBe(1);
    expect(await serverError(mongo.collection('explicit').insertOne({ a: 1 }))).toMatchObject({
      code: 11000,
    });
  });

  it('runs operations that were sent at the same time', async () => {
    await withSession(mongo.client, (session) =>
      session.withTransaction(async () => {
        await accounts.findOne({ _id: 1 }, { session });
        await Promise.all(range(4).map((n) => accounts.insertOne({ _id: `p${n}` }, { session })));
      }),
    );
    expect(await accounts.countDocuments({ _id: /^p/ })).toBe(4);
  });

  it('refuses what MongoDB refuses inside', async () => {
    await withSession(mongo.client, async (session) => {
      session.startTransaction();
      const error = await serverError(mongo.db.command({ count: 'accounts' }, { session }));
      expect(error).toMatchObject({ code: 263 });
      await session.abortTransaction();
    });
  });

  it('runs more transactions at once than the server keeps connections', async () => {
    await Promise.all(
      range(150).map((n) =>
        withSession(mongo.client, (session) =>
          session.withTransaction(async () => {
            await accounts.insertOne({ _id: `many${n}` }, { session });
          }),
        ),
      ),
    );
    expect(await accounts.countDocuments({ _id: /^many/ })).toBe(150);
  });
});
