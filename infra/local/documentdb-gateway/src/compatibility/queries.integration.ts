import { range, useDatabase } from './support';

describe('queries', () => {
  const mongo = useDatabase('queries');
  const orders = mongo.collection('orders');

  beforeAll(async () => {
    await orders.insertMany(
      range(40).map((n) => ({ _id: n, customer: n % 4, amount: n * 10, tags: [`t${n % 3}`, 'x'] })),
    );
  });

  it.each([
    [{ customer: { $in: [1, 2] } }, 20],
    [{ customer: { $nin: [1, 2] } }, 20],
    [{ tags: { $all: ['x', 't1'] } }, 13],
    [{ tags: { $size: 2 } }, 40],
    [{ tags: { $elemMatch: { $eq: 't0' } } }, 14],
    [{ missing: { $exists: false } }, 40],
    [{ amount: { $type: 'number' } }, 40],
    [{ amount: { $not: { $gt: 50 } } }, 6],
    [{ $expr: { $gt: ['$amount', { $multiply: ['$_id', 5] }] } }, 39],
    [{ $or: [{ customer: 1 }, { amount: 0 }] }, 11],
    [{ $nor: [{ customer: 1 }, { customer: 2 }] }, 20],
    [{ amount: { $mod: [20, 0] } }, 20],
  ] as const)('counts %j', async (filter, expected) => {
    expect(await orders.countDocuments(filter as never)).toBe(expected);
  });

  it('matches array elements by several conditions, and their absence', async () => {
    const calendars = mongo.collection('calendars');
    await calendars.insertOne({
      _id: 1,
      claims: [
        { start: 1, end: 5 },
        { start: 10, end: 15 },
      ],
    });
    const overlapping = (start: number, end: number) => ({
      $elemMatch: { start: { $lt: end }, end: { $gt: start } },
    });
    expect(await calendars.countDocuments({ claims: overlapping(4, 6) })).toBe(1);
    expect(await calendars.countDocuments({ claims: overlapping(5, 10) })).toBe(0);
    expect(await calendars.countDocuments({ claims: { $not: overlapping(5, 10) } })).toBe(1);
  });

  it('sorts, skips and limits', async () => {
    const found = await orders.find().sort({ customer: 1, amount: -1 }).skip(3).limit(4).toArray();
    expect(found.map(({ _id }) => _id)).toEqual([24, 20, 16, 12]);
  });

  it('projects slices, fields and expressions', async () => {
    const projection = { tags: { $slice: 1 }, amount: 1, double: { $multiply: ['$amount', 2] } };
    expect(await orders.findOne({ _id: 1 }, { projection })).toEqual({
      _id: 1,
      tags: ['t1'],
      amount: 10,
      double: 20,
    });
    const first = await orders.findOne({ _id: 1 }, { projection: { tags: 0, amount: 0 } });
    expect(first).toEqual({ _id: 1, customer: 1 });
  });

  it('takes hint, comment, maxTimeMS and allowDiskUse', async () => {
    const cursor = orders.find({ _id: 1 }).hint({ _id: 1 }).comment('c').sort({ amount: 1 }).maxTimeMS(5000);
    expect(await cursor.allowDiskUse().toArray()).toHaveLength(1);
  });

  it('counts and lists distinct values', async () => {
    expect((await orders.distinct('customer')).sort()).toEqual([0, 1, 2, 3]);
    expect(await orders.estimatedDocumentCount()).toBe(40);
    expect(await orders.countDocuments({}, { limit: 5 })).toBe(5);
  });

  it('reads what a causally consistent session wrote', async () => {
    const things = mongo.collection('causal');
    const session = mongo.client.startSession({ causalConsistency: true });
    await things.insertOne(
      { _id: 1 },
      { session, writeConcern: { w: 'majority', j: true, wtimeoutMS: 1000 } },
    );
    expect(await things.find({}, { session, readConcern: { level: 'majority' } }).toArray()).toHaveLength(1);
    await session.endSession();
  });

  it('matches regular expressions, case and accents included', async () => {
    const words = mongo.collection('words');
    await words.insertMany([{ s: 'Hello' }, { s: 'world' }, { s: 'Über' }]);
    expect(await words.countDocuments({ s: /^hel/i })).toBe(1);
    expect(await words.countDocuments({ s: { $regex: 'O', $options: 'i' } })).toBe(2);
    expect(await words.countDocuments({ s: /über/i })).toBe(1);
  });

  it('searches text by weight', async () => {
    const texts = mongo.collection('texts');
    await texts.createIndex({ title: 'text', body: 'text' }, { weights: { title: 5 } });
    await texts.insertMany([
      { title: 'quick brown fox' },
      { title: 'lazy dog', body: 'fox' },
      { title: 'cat' },
    ]);
    const score = { score: { $meta: 'textScore' } } as const;
    const found = await texts
      .find({ $text: { $search: 'fox' } }, { projection: { title: 1, ...score } })
      .sort(score)
      .toArray();
    expect(found.map(({ title }) => title as string)).toEqual(['quick brown fox', 'lazy dog']);
  });

  it('compares by collation in a query', async () => {
    const names = mongo.collection('names');
    await names.insertMany([{ s: 'abc' }, { s: 'ABC' }]);
    expect(await names.find({ s: 'abc' }).collation({ locale: 'en', strength: 2 }).toArray()).toHaveLength(2);
  });

  it('finds places near and within', async () => {
    const places = mongo.collection('places');
    await places.createIndex({ at: '2dsphere' });
    const point = (longitude: number, latitude: number) => ({
      type: 'Point' as const,
      coordinates: [longitude, latitude],
    });
    await places.insertMany([
      { n: 'a', at: point(0, 0) },
      { n: 'b', at: point(1, 1) },
      { n: 'c', at: point(50, 50) },
    ]);
    const near = places.find({ at: { $near: { $geometry: point(0, 0), $maxDistance: 200_000 } } } as never);
    expect((await near.toArray()).map(({ n }) => n as string)).toEqual(['a', 'b']);
    expect(await places.countDocuments({ at: { $geoWithin: { $centerSphere: [[0, 0], 0.1] } } })).toBe(2);
    const distances = [{ $geoNear: { near: point(0, 0), distanceField: 'metres', spherical: true } }];
    expect(await places.aggregate(distances).toArray()).toHaveLength(3);
  });
});
