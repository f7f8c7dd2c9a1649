import { range, serverError, useDatabase } from './support';

const DUPLICATE_KEY = 11000;

describe('indexes', () => {
  const mongo = useDatabase('indexes');

  it('refuses a duplicate with E11000, the key pattern and the key value', async () => {
    const users = mongo.collection('users');
    await users.createIndex({ email: 1 }, { unique: true });
    await users.insertOne({ email: 'a' });
    const error = await serverError(users.insertOne({ email: 'a' }));
    expect(error).toMatchObject({ code: DUPLICATE_KEY, keyPattern: { email: 1 }, keyValue: { email: 'a' } });
    expect(error.message).toMatch(/^E11000 duplicate key error collection: .*users index: email_1 dup key: /);
  });

  it.each([
    ['updateOne', 'd'],
    ['findOneAndUpdate', 'e'],
    ['replaceOne', 'f'],
  ] as const)('refuses a duplicate by %s', async (method, email) => {
    const accounts = mongo.collection(`accounts_${method}`);
    await accounts.createIndex({ email: 1 }, { unique: true });
    await accounts.insertMany([{ email }, { email: 'taken' }]);
    const change = method === 'replaceOne' ? { email: 'taken' } : { $set: { email: 'taken' } };
    const error = await serverError(accounts[method]({ email }, change));
    expect(error).toMatchObject({ code: DUPLICATE_KEY, keyValue: { email: 'taken' } });
  });

  it('counts a missing field as null in a unique index', async () => {
    const things = mongo.collection('unique_missing');
    await things.createIndex({ k: 1 }, { unique: true });
    await things.insertOne({});
    expect(await serverError(things.insertOne({}))).toMatchObject({ code: DUPLICATE_KEY });
  });

  it('leaves documents without the field out of a sparse unique index', async () => {
    const things = mongo.collection('unique_sparse');
    await things.createIndex({ k: 1 }, { unique: true, sparse: true });
    await things.insertMany([{}, {}, { k: 1 }]);
    expect(await serverError(things.insertOne({ k: 1 }))).toMatchObject({ code: DUPLICATE_KEY });
  });

  it('applies a unique index to every element of an array', async () => {
    const things = mongo.collection('unique_multikey');
    await things.createIndex({ tags: 1 }, { unique: true });
    await things.insertOne({ tags: ['a', 'b'] });
    expect(await serverError(things.insertOne({ tags: ['b', 'c'] }))).toMatchObject({ code: DUPLICATE_KEY });
  });

  it('applies a compound unique index to the combination', async () => {
    const things = mongo.collection('unique_compound');
    await things.createIndex({ a: 1, b: 1 }, { unique: true });
    await things.insertMany([
      { a: 1, b: 1 },
      { a: 1, b: 2 },
    ]);
    const error = await serverError(things.insertOne({ a: 1, b: 1 }));
    expect(error).toMatchObject({
      code: DUPLICATE_KEY,
      keyPattern: { a: 1, b: 1 },
      keyValue: { a: 1, b: 1 },
    });
  });

  it.each([
    ['equality', { active: true }, { a: 1, active: false }, { a: 1, active: true }],
    ['$exists', { a: { $exists: true } }, {}, { a: 1 }],
    ['$type', { a: { $type: 'string' } }, { a: 1 }, { a: 'x' }],
    ['$gt', { n: { $gt: 5 } }, { a: 1, n: 1 }, { a: 1, n: 6 }],
  ])(
    'applies a partial unique index (%s) to matching documents only',
    async (kind, filter, outside, inside) => {
      const things = mongo.collection(`unique_partial_${kind.replace('$', '')}`);
      await things.createIndex({ a: 1 }, { unique: true, partialFilterExpression: filter });
      await things.insertMany([{ ...outside }, { ...outside }, { ...inside }]);
      expect(await serverError(things.insertOne({ ...inside }))).toMatchObject({ code: DUPLICATE_KEY });
    },
  );

  it('refuses a unique index over data that violates it', async () => {
    const things = mongo.collection('unique_existing');
    await things.insertMany([{ a: 1 }, { a: 1 }]);
    expect(await serverError(things.createIndex({ a: 1 }, { unique: true }))).toMatchObject({
      code: DUPLICATE_KEY,
    });
  });

  it('refuses an index of the same name with other options', async () => {
    const things = mongo.collection('conflicting');
    await things.createIndex({ a: 1 });
    const error = await serverError(things.createIndex({ a: 1 }, { unique: true }));
    expect([85, 86]).toContain(error.code);
  });

  it('serves a lookup once createIndex has returned', async () => {
    const things = mongo.collection('hinted');
    await things.insertMany(range(50).map((n) => ({ n })));
    await things.createIndex({ n: 1 });
    expect(await things.find({ n: 7 }).hint({ n: 1 }).toArray()).toHaveLength(1);
  });

  it('lists, drops and tells missing indexes', async () => {
    const things = mongo.collection('listed');
    await things.createIndex({ a: 1 });
    await things.createIndex({ '$**': 1 });
    await things.createIndex({ h: 'hashed' });
    await things.dropIndex('a_1');
    expect((await things.indexes()).map(({ name }) => name)).toEqual(['_id_', '$**_1', 'h_hashed']);
    await things.dropIndexes();
    expect(await things.indexes()).toHaveLength(1);
    expect(await serverError(things.dropIndex('nope'))).toMatchObject({ code: 27 });
  });

  it('tells a missing collection when listing its indexes', async () => {
    expect(await serverError(mongo.collection('nonexistent').indexes())).toMatchObject({ code: 26 });
  });
});
