import { serverError } from '../compatibility/support';
import { describeWithPostgres, useGateway } from './support';

describeWithPostgres('when PostgreSQL goes away', () => {
  const gateway = useGateway();

  const warmCollection = async () => {
    const things = gateway
      .connect({ serverSelectionTimeoutMS: 20_000 })
      .db()
      .collection<{ _id: number; n?: number }>('outage');
    await things.deleteMany({});
    await things.insertOne({ _id: 1, n: 0 });
    return things;
  };

  it('lets reads and retryable writes wait for its return', async () => {
    const things = await warmCollection();
    await gateway.relay.cut();
    const found = things.findOne({ _id: 1 });
    setTimeout(() => void gateway.relay.restore(), 1_000);
    expect(await found).toMatchObject({ _id: 1 });
    await things.insertOne({ _id: 2 });
    expect(await things.countDocuments()).toBe(2);
  }, 40_000);

  it('is no primary meanwhile, and says so', async () => {
    const admin = gateway.connect({ directConnection: true, replicaSet: undefined }).db('admin');
    expect(await admin.command({ hello: 1 })).toMatchObject({ isWritablePrimary: true });
    await gateway.relay.cut();
    expect([10107, 11602]).toContain((await serverError(admin.command({ listDatabases: 1 }))).code);
    expect(await admin.command({ hello: 1 })).toMatchObject({ isWritablePrimary: false, secondary: true });
    await gateway.relay.restore();
  });

  it('tells an open transaction to start again', async () => {
    const things = await warmCollection();
    const client = gateway.connect();
    const session = client.startSession();
    session.startTransaction();
    await client
      .db()
      .collection('outage')
      .updateOne({ n: 0 }, { $set: { n: 1 } }, { session });
    await gateway.relay.cut();
    const error = await serverError(
      client
        .db()
        .collection('outage')
        .updateOne({ n: 1 }, { $inc: { n: 1 } }, { session }),
    );
    expect(error.hasErrorLabel('TransientTransactionError')).toBe(true);
    await gateway.relay.restore();
    await session.endSession();
    expect(await things.findOne({ _id: 1 })).toEqual({ _id: 1, n: 0 });
  }, 40_000);

  it('carries withTransaction over the outage', async () => {
    const things = await warmCollection();
    const client = gateway.connect();
    const session = client.startSession();
    let runs = 0;
    await session.withTransaction(async () => {
      await client
        .db()
        .collection('outage')
        .updateOne({ n: 0 }, { $set: { n: 1 } }, { session });
      if (runs++ === 0) {
        await gateway.relay.cut();
        setTimeout(() => void gateway.relay.restore(), 500);
      }
      await client
        .db()
        .collection('outage')
        .updateOne({ n: 1 }, { $set: { n: 2 } }, { session });
    });
    await session.endSession();
    expect(await things.findOne({ _id: 1 })).toEqual({ _id: 1, n: 2 });
  }, 40_000);
});
