import { GridFSBucket } from 'mongodb';
import { range, serverError, useDatabase } from './support';

describe('administration', () => {
  const mongo = useDatabase('administration');
  const orders = mongo.collection('orders');

  beforeAll(async () => {
    await orders.insertMany(range(40).map((n) => ({ _id: n, customer: n % 4 })));
  });

  it('refuses documents that a $jsonSchema validator refuses, until it is lifted', async () => {
    const schema = { bsonType: 'object', required: ['a'], properties: { a: { bsonType: 'int' } } };
    await mongo.db.createCollection('validated', { validator: { $jsonSchema: schema } });
    const validated = mongo.collection('validated');
    expect(await serverError(validated.insertOne({ b: 1 }))).toMatchObject({ code: 121 });
    await validated.insertOne({ a: 1 });
    expect(await serverError(validated.updateOne({ a: 1 }, { $set: { a: 'x' } }))).toMatchObject({
      code: 121,
    });
    await mongo.db.command({ collMod: 'validated', validator: {} });
    await expect(validated.insertOne({ b: 1 })).resolves.toBeDefined();
  });

  it('reads through a view', async () => {
    await mongo.db.createCollection('first_customer', {
      viewOn: 'orders',
      pipeline: [{ $match: { customer: 1 } }],
    });
    expect(await mongo.collection('first_customer').countDocuments()).toBe(10);
  });

  it('lists collections and databases', async () => {
    const listed = await mongo.db.listCollections({ name: 'orders' }, { nameOnly: true }).toArray();
    expect(listed.map(({ name }) => name)).toEqual(['orders']);
    const { databases } = await mongo.db.admin().listDatabases();
    expect(databases.map(({ name }) => name)).toContain(mongo.name);
  });

  it('renames a collection', async () => {
    await mongo.collection('before').insertOne({ _id: 1 });
    await mongo.collection('before').rename('after');
    expect(await mongo.collection('after').countDocuments()).toBe(1);
  });

  it('drops a collection, whether it exists or not', async () => {
    await mongo.collection('dropped').insertOne({});
    await mongo.collection('dropped').drop();
    expect(await mongo.collection('dropped').countDocuments()).toBe(0);
    await mongo.collection('dropped').drop();
  });

  it('tells sizes', async () => {
    expect(await mongo.db.command({ collStats: 'orders' })).toMatchObject({ count: 40 });
    expect((await mongo.db.stats()).collections).toBeGreaterThan(0);
  });

  it('explains a query', async () => {
    const explanation = await orders.find({ customer: 1 }).explain();
    expect(explanation).toHaveProperty('queryPlanner.winningPlan');
  });

  it('stores files', async () => {
    const bucket = new GridFSBucket(mongo.db);
    const upload = bucket.openUploadStream('file');
    await new Promise((resolve, reject) => {
      upload.on('finish', resolve).on('error', reject);
      upload.end(Buffer.alloc(600_000, 7));
    });
    let bytes = 0;
    for await (const chunk of bucket.openDownloadStreamByName('file')) bytes += (chunk as Buffer).length;
    expect(bytes).toBe(600_000);
  });

  it.each([
    ['an unknown query operator', 2, () => orders.find({ $foo: 1 } as never).toArray()],
    ['an unknown update operator', 9, () => orders.updateOne({ _id: 1 }, { $foo: 1 })],
    ['a changed _id', 66, () => orders.updateOne({ _id: 1 }, { $set: { _id: 5 } })],
    ['conflicting operators', 40, () => orders.updateOne({ _id: 1 }, { $set: { a: 1 }, $inc: { a: 1 } })],
    ['an unknown command', 59, () => mongo.db.command({ nosuch: 1 })],
  ])('answers %s with code %i', async (_name, code, attempt) => {
    expect(await serverError(attempt())).toMatchObject({ code });
  });

  it('is a replica set with a primary, which transactions need', async () => {
    const hello = await mongo.db.admin().command({ hello: 1 });
    expect(hello).toMatchObject({
      isWritablePrimary: true,
      logicalSessionTimeoutMinutes: expect.any(Number) as number,
    });
    expect(hello).toHaveProperty('setName');
    expect(await mongo.db.admin().command({ replSetGetStatus: 1 })).toMatchObject({ myState: 1 });
  });
});
