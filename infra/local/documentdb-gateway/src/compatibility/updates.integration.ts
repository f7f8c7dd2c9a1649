import { MongoBulkWriteError } from 'mongodb';
import { pause, range, useDatabase } from './support';

describe('updates', () => {
  const mongo = useDatabase('updates');

  it('findOneAndUpdate returns the document before or after, or null', async () => {
    const things = mongo.collection('find_one_and_update');
    const options = { upsert: true, returnDocument: 'after' } as const;
    const upserted = await things.findOneAndUpdate(
      { k: 1 },
      { $set: { v: 1 }, $setOnInsert: { c: 5 } },
      options,
    );
    expect(upserted).toMatchObject({ k: 1, v: 1, c: 5 });
    expect(
      await things.findOneAndUpdate({ k: 1 }, { $inc: { v: 1 } }, { returnDocument: 'before' }),
    ).toMatchObject({ v: 1 });
    expect(await things.findOneAndUpdate({ k: 99 }, { $inc: { v: 1 } })).toBeNull();
    const withMetadata = await things.findOneAndUpdate(
      { k: 1 },
      { $inc: { v: 1 } },
      { includeResultMetadata: true },
    );
    expect(withMetadata.lastErrorObject).toMatchObject({ updatedExisting: true, n: 1 });
  });

  it('findOneAnd* honours sort and projection', async () => {
    const things = mongo.collection('find_one_and');
    await things.insertMany([
      { g: 1, n: 1 },
      { g: 1, n: 3 },
      { g: 1, n: 2 },
    ]);
    const options = { sort: { n: -1 }, projection: { _id: 0, n: 1 } } as const;
    expect(await things.findOneAndUpdate({ g: 1 }, { $set: { x: 1 } }, options)).toEqual({ n: 3 });
    expect(await things.findOneAndDelete({ g: 1 }, { sort: { n: 1 } })).toMatchObject({ n: 1 });
    expect(await things.findOneAndReplace({ n: 2 }, { z: 1 }, { returnDocument: 'after' })).toMatchObject({
      z: 1,
    });
  });

  it('tells what an upsert inserted', async () => {
    const things = mongo.collection('upserts');
    const updated = await things.updateOne({ _id: 'x' }, { $set: { a: 1 } }, { upsert: true });
    expect(updated).toMatchObject({ upsertedId: 'x', upsertedCount: 1, matchedCount: 0 });
    expect((await things.replaceOne({ q: 1 }, { b: 1 }, { upsert: true })).upsertedId).toBeDefined();
  });

  it('applies array operators', async () => {
    const things = mongo.collection('arrays');
    const array = async () => (await things.findOne({ _id: 1 }))?.a as unknown;
    await things.insertOne({ _id: 1, a: [1, 2] });
    await things.updateOne({ _id: 1 }, { $push: { a: { $each: [5, 3], $sort: 1, $slice: -3 } as never } });
    expect(await array()).toEqual([2, 3, 5]);
    await things.updateOne({ _id: 1 }, { $pull: { a: { $gt: 4 } as never } });
    await things.updateOne({ _id: 1 }, { $addToSet: { a: { $each: [2, 9] } } });
    expect(await array()).toEqual([2, 3, 9]);
    await things.updateOne({ _id: 1 }, { $pop: { a: 1 } });
    await things.updateOne({ _id: 1 }, { $pullAll: { a: [2] as never } });
    expect(await array()).toEqual([3]);
  });

  it('applies positional operators and array filters', async () => {
    const things = mongo.collection('positional');
    await things.insertOne({
      _id: 1,
      i: [
        { s: 1, q: 1 },
        { s: 2, q: 2 },
        { s: 2, q: 3 },
      ],
    });
    await things.updateOne({ _id: 1, 'i.s': 2 }, { $set: { 'i.$.q': 20 } });
    await things.updateOne({ _id: 1 }, { $inc: { 'i.$[].q': 1 } });
    const arrayFilters = [{ 'e.s': 2, 'e.q': { $lt: 10 } }];
    await things.updateOne({ _id: 1 }, { $set: { 'i.$[e].f': true } }, { arrayFilters });
    const expected = [
      { s: 1, q: 2 },
      { s: 2, q: 21 },
      { s: 2, q: 4, f: true },
    ];
    expect(await things.findOne({ _id: 1 })).toEqual({ _id: 1, i: expected });
  });

  it('applies field operators', async () => {
    const things = mongo.collection('operators');
    await things.insertOne({ _id: 1, a: 5, b: 5, c: 2, d: 1, e: 1, f: 5 });
    await things.updateOne(
      { _id: 1 },
      {
        $min: { a: 1 },
        $max: { b: 9 },
        $mul: { c: 3 },
        $rename: { d: 'dd' },
        $unset: { e: '' },
        $currentDate: { t: true },
        $bit: { f: { and: 4 } },
      },
    );
    const expected = { _id: 1, a: 1, b: 9, c: 6, dd: 1, f: 4, t: expect.any(Date) as Date };
    expect(await things.findOne({ _id: 1 })).toEqual(expected);
  });

  it('applies pipelines', async () => {
    const things = mongo.collection('pipelines');
    await things.insertOne({ _id: 1, a: 1, b: 2 });
    await things.updateOne({ _id: 1 }, [
      { $set: { s: { $add: ['$a', '$b'] }, d: '$$NOW' } },
      { $unset: 'a' },
    ]);
    expect(await things.findOne({ _id: 1 })).toEqual({ _id: 1, b: 2, s: 3, d: expect.any(Date) as Date });
    const rename = [{ $set: { s: { $cond: [{ $gt: ['$s', 2] }, 'high', 'low'] } } }];
    expect(await things.findOneAndUpdate({ _id: 1 }, rename, { returnDocument: 'after' })).toMatchObject({
      s: 'high',
    });
  });

  const operations = [
    { insertOne: { document: { _id: 1 } } },
    { insertOne: { document: { _id: 1 } } },
    { insertOne: { document: { _id: 2 } } },
    { updateOne: { filter: { _id: 1 }, update: { $set: { x: 1 } } } },
    { deleteOne: { filter: { _id: 5 } } },
    { replaceOne: { filter: { _id: 9 }, replacement: { r: 1 }, upsert: true } },
  ];

  it.each([
    ['stops an ordered bulk at the first error', true, { insertedCount: 1, upsertedCount: 0 }],
    [
      'carries an unordered bulk past errors',
      false,
      { insertedCount: 2, upsertedCount: 1, modifiedCount: 1 },
    ],
  ])('%s', async (_name, ordered, result) => {
    const things = mongo.collection(`bulk_${ordered}`);
    const error: unknown = await things
      .bulkWrite(operations as never, { ordered })
      .catch((caught: unknown) => caught);
    expect(error).toBeInstanceOf(MongoBulkWriteError);
    expect(error).toMatchObject({
      code: 11000,
      result,
      writeErrors: [expect.objectContaining({ index: 1 })],
    });
  });

  it('counts what a bulk changed', async () => {
    const things = mongo.collection('bulk_counts');
    await things.insertMany(range(3).map((_id) => ({ _id })));
    const result = await things.bulkWrite([
      { updateMany: { filter: {}, update: { $inc: { z: 1 } } } },
      { deleteOne: { filter: { _id: 1 } } },
    ]);
    expect(result).toMatchObject({ modifiedCount: 3, deletedCount: 1 });
  });

  it('deletes many by a list of ids', async () => {
    const things = mongo.collection('delete_in');
    await things.insertMany(range(500).map((_id) => ({ _id })));
    const even = range(250).map((n) => n * 2);
    expect((await things.deleteMany({ _id: { $in: even } })).deletedCount).toBe(250);
    expect(await things.countDocuments({ _id: { $mod: [2, 0] } })).toBe(0);
  });

  it('takes an unacknowledged write', async () => {
    const things = mongo.collection('unacknowledged');
    await things.insertOne({ _id: 1 }, { writeConcern: { w: 0 } });
    for (let tries = 0; tries < 50 && (await things.countDocuments()) === 0; tries++) await pause(20);
    expect(await things.countDocuments()).toBe(1);
  });
});
