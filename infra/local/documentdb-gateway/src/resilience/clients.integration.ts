import { once } from 'node:events';
import { connect } from 'node:net';
import { pause, range, serverError } from '../compatibility/support';
import { describeWithPostgres, useGateway } from './support';

describeWithPostgres('clients that misbehave or vanish', () => {
  const gateway = useGateway({ poolSize: 2, transactionIdleTimeoutMs: 500, cursorIdleTimeoutMs: 500 });

  it.each([
    ['an impossible length', Buffer.from([1, 0, 0, 0])],
    ['an unknown operation', header(16, 9999)],
    ['an OP_MSG without a body', header(20, 2013, Buffer.alloc(4))],
    ['a body that is no BSON', header(26, 2013, Buffer.from([0, 0, 0, 0, 0, 9, 0, 0, 0, 0]))],
  ])('closes only the socket that sends %s', async (_name, bytes) => {
    const good = gateway.connect().db();
    await good.command({ ping: 1 });
    const bad = connect(gateway.port, '127.0.0.1');
    const closed = once(bad, 'close');
    bad.write(bytes);
    bad.resume();
    await closed;
    expect(await good.command({ ping: 1 })).toMatchObject({ ok: 1 });
  });

  it('rolls back the transaction of a client that vanished', async () => {
    const things = gateway.connect().db().collection<{ _id: number; n: number }>('vanished');
    await things.deleteMany({});
    await things.insertOne({ _id: 1, n: 0 });
    const vanishing = gateway.connect();
    const session = vanishing.startSession();
    session.startTransaction();
    await vanishing
      .db()
      .collection<{ _id: number }>('vanished')
      .updateOne({ _id: 1 }, { $set: { n: 1 } }, { session });
    const blocked = things.updateOne({ _id: 1 }, { $inc: { n: 5 } });
    await vanishing.close(true);
    await blocked;
    expect(await things.findOne({ _id: 1 })).toEqual({ _id: 1, n: 5 });
  });

  it('rolls back a transaction left idle', async () => {
    const client = gateway.connect();
    const things = client.db().collection('idle');
    const session = client.startSession();
    session.startTransaction();
    await things.insertOne({}, { session });
    await pause(2_000);
    const error = await serverError(things.insertOne({}, { session }));
    expect(error).toMatchObject({ code: 251 });
    expect(error.hasErrorLabel('TransientTransactionError')).toBe(true);
    await session.endSession();
  });

  it('drops a cursor left idle', async () => {
    const things = gateway.connect().db().collection<{ _id: number }>('idle_cursor');
    await things.deleteMany({});
    await things.insertMany(range(50).map((_id) => ({ _id })));
    const cursor = things.find().sort({ _id: 1 }).batchSize(10);
    for (const _id of range(10)) expect(await cursor.next()).toEqual({ _id });
    await pause(2_000);
    expect(await serverError(cursor.next())).toMatchObject({ code: 43 });
  });

  it('makes commands wait for a free PostgreSQL connection', async () => {
    const things = gateway.connect().db().collection<{ _id: number }>('waiting');
    await things.deleteMany({});
    await Promise.all(range(60).map((_id) => things.insertOne({ _id })));
    expect(await things.countDocuments()).toBe(60);
  });
});

function header(length: number, opcode: number, rest = Buffer.alloc(0)): Buffer {
  const bytes = Buffer.alloc(16);
  bytes.writeInt32LE(length, 0);
  bytes.writeInt32LE(opcode, 12);
  return Buffer.concat([bytes, rest]);
}
