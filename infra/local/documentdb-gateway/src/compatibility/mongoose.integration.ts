import mongoose, { Connection, Schema, Types } from 'mongoose';
import { uriFor } from './support';

describe('Mongoose', () => {
  let connection: Connection;

  beforeAll(async () => {
    mongoose.set('transactionAsyncLocalStorage', true);
    connection = await mongoose.createConnection(uriFor('mongoose'), { autoIndex: false }).asPromise();
    await connection.dropDatabase();
  });

  afterAll(async () => {
    await connection.dropDatabase();
    await connection.close();
    mongoose.set('transactionAsyncLocalStorage', false);
  });

  const counter = async (name: string) => {
    const Counter = connection.model(name, new Schema({ v: Number }));
    await Counter.createCollection();
    return Counter;
  };

  it('finds the session of connection.transaction() without being handed it', async () => {
    const Counter = await counter('Ambient');
    await connection.transaction(async () => {
      const [created] = await Counter.create([{ v: 1 }]);
      await Counter.updateOne({ _id: created?._id }, { $inc: { v: 1 } });
      expect(await Counter.countDocuments({ v: 2 })).toBe(1);
    });
    expect(await Counter.countDocuments({ v: 2 })).toBe(1);
  });

  it('rolls back an ambient transaction that throws', async () => {
    const Counter = await counter('AmbientRollback');
    const boom = connection.transaction(async () => {
      await Counter.create({ v: 1 });
      await Counter.findOneAndUpdate({ v: 1 }, { v: 2 });
      throw new Error('boom');
    });
    await expect(boom).rejects.toThrow('boom');
    expect(await Counter.countDocuments()).toBe(0);
  });

  it('repeats an ambient transaction after a conflict', async () => {
    const Counter = await counter('AmbientRetry');
    const { _id } = await Counter.create({ v: 0 });
    const increment = () =>
      connection.transaction(async () => {
        const found = await Counter.findById(_id).orFail();
        await Counter.updateOne({ _id }, { v: Number(found.v) + 1 });
      });
    await Promise.all([increment(), increment(), increment(), increment()]);
    expect((await Counter.findById(_id).orFail()).v).toBe(4);
  });

  it('reads its own writes in a session, and nobody else does', async () => {
    const Counter = await counter('OwnWrites');
    await connection.transaction(async (session) => {
      const saved = await new Counter({ v: 1 }).save({ session });
      const found = await Counter.findById(saved._id).session(session).orFail();
      found.v = 2;
      await found.save();
      expect(await Counter.countDocuments({ v: 2 }).session(session)).toBe(1);
      expect(await connection.collection('ownwrites').countDocuments()).toBe(0);
    });
  });

  it('Model.bulkWrite inserts, updates, upserts and deletes', async () => {
    const Counter = await counter('Bulk');
    const _id = new Types.ObjectId();
    const result = await Counter.bulkWrite([
      { insertOne: { document: { _id, v: 1 } } },
      { updateOne: { filter: { _id }, update: { $inc: { v: 1 } } } },
      { updateOne: { filter: { v: 99 }, update: { $set: { v: 99 } }, upsert: true } },
      { deleteOne: { filter: { v: 99 } } },
    ]);
    expect(result).toMatchObject({ insertedCount: 1, modifiedCount: 1, upsertedCount: 1, deletedCount: 1 });
  });

  it('Model.bulkWrite reports duplicates by index', async () => {
    const Unique = connection.model('BulkUnique', new Schema({ k: { type: String, unique: true } }));
    await Unique.createIndexes();
    const inserts = ['a', 'a', 'b'].map((k) => ({ insertOne: { document: { k } } }));
    const attempt = Unique.bulkWrite(inserts, { ordered: false });
    await expect(attempt).rejects.toMatchObject({ code: 11000, result: { insertedCount: 2 } });
  });

  it('refuses a duplicate on create, save and insertMany with the key value', async () => {
    const User = connection.model('User', new Schema({ email: { type: String, unique: true } }));
    await User.createIndexes();
    await User.create({ email: 'a' });
    const refusal = { code: 11000, keyPattern: { email: 1 }, keyValue: { email: 'a' } };
    await expect(User.create({ email: 'a' })).rejects.toMatchObject(refusal);
    const other = await User.create({ email: 'b' });
    other.email = 'a';
    await expect(other.save()).rejects.toMatchObject(refusal);
    await expect(User.insertMany([{ email: 'z' }, { email: 'a' }])).rejects.toMatchObject({ code: 11000 });
  });

  it('finds nothing to do when indexes are in sync', async () => {
    const schema = new Schema({ a: Number, b: String, c: Date, d: String });
    schema.index({ a: 1, b: -1 });
    schema.index({ b: 1 }, { unique: true, partialFilterExpression: { a: { $gt: 3 } } });
    schema.index({ c: 1 }, { expireAfterSeconds: 100 });
    schema.index({ d: 'text' });
    const Synced = connection.model('Synced', schema);
    await Synced.syncIndexes();
    expect(await Synced.diffIndexes()).toMatchObject({ toDrop: [], toCreate: [] });
    expect(await Synced.syncIndexes()).toEqual([]);
  });

  it('upserts with defaults and timestamps', async () => {
    const Setting = connection.model(
      'Setting',
      new Schema({ k: Number, v: { type: Number, default: 7 } }, { timestamps: true }),
    );
    const options = { upsert: true, returnDocument: 'after' } as const;
    expect(await Setting.findOneAndUpdate({ k: 1 }, {}, options)).toMatchObject({
      k: 1,
      v: 7,
      createdAt: expect.any(Date) as Date,
    });
  });

  it('populates references and lists of them', async () => {
    const Author = connection.model('Author', new Schema({ name: String }));
    const reference = { type: Schema.Types.ObjectId, ref: 'Author' };
    const Book = connection.model('Book', new Schema({ by: reference, readers: [reference] }));
    const first = await Author.create({ name: 'n1' });
    const second = await Author.create({ name: 'n2' });
    await Book.create({ by: first._id, readers: [first._id, second._id] });
    const book = await Book.findOne().populate(['by', 'readers']).lean().orFail();
    expect(book).toMatchObject({ by: { name: 'n1' }, readers: [{ name: 'n1' }, { name: 'n2' }] });
  });

  it('refuses a stale save under optimistic concurrency', async () => {
    const schema = new Schema(
      { n: Number, items: [{ x: Number }], m: { type: Map, of: Number } },
      { optimisticConcurrency: true },
    );
    const Versioned = connection.model('Versioned', schema);
    const { _id } = await Versioned.create({ n: 1, items: [{ x: 1 }], m: { a: 1 } });
    const [fresh, stale] = [await Versioned.findById(_id).orFail(), await Versioned.findById(_id).orFail()];
    fresh.n = 2;
    fresh.items.push({ x: 2 });
    await fresh.save();
    stale.n = 3;
    await expect(stale.save()).rejects.toThrow(/No matching document/);
  });
});
