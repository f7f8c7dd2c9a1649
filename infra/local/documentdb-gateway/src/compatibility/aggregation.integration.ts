import { range, useDatabase } from './support';

describe('aggregation', () => {
  const mongo = useDatabase('aggregation');
  const orders = mongo.collection('orders');
  const run = (...pipeline: object[]) => orders.aggregate(pipeline).toArray();

  beforeAll(async () => {
    await orders.insertMany(
      range(40).map((n) => ({
        _id: n,
        customer: n % 4,
        amount: n * 10,
        at: new Date(Date.UTC(2024, n % 12, 1 + (n % 28), n % 24)),
        tags: [`t${n % 3}`, 'x'],
      })),
    );
    await mongo.collection('customers').insertMany(range(4).map((n) => ({ _id: n, name: `c${n}` })));
  });

  it('$match, $group and $sort', async () => {
    const totals = {
      total: { $sum: '$amount' },
      mean: { $avg: '$amount' },
      n: { $count: {} },
      last: { $max: '$at' },
    };
    const groups = await run(
      { $match: { amount: { $gte: 320 } } },
      { $group: { _id: '$customer', ...totals } },
      { $sort: { _id: 1 } },
    );
    expect(groups).toHaveLength(4);
    expect(groups[0]).toMatchObject({ _id: 0, total: 680, mean: 340, n: 2, last: expect.any(Date) as Date });
  });

  it('$lookup by fields', async () => {
    const lookup = { from: 'customers', localField: 'customer', foreignField: '_id', as: 'c' };
    const [first] = await run({ $lookup: lookup }, { $unwind: '$c' }, { $sort: { _id: 1 } }, { $limit: 1 });
    expect(first).toMatchObject({ _id: 0, c: { _id: 0, name: 'c0' } });
    const narrow = { ...lookup, pipeline: [{ $project: { _id: 0, name: 1 } }] };
    expect((await run({ $lookup: narrow }, { $sort: { _id: 1 } }, { $limit: 1 }))[0]).toMatchObject({
      c: [{ name: 'c0' }],
    });
  });

  it('$lookup by a pipeline with variables', async () => {
    const pipeline = [{ $match: { $expr: { $eq: ['$_id', '$$k'] } } }, { $project: { name: 1 } }];
    const lookup = { from: 'customers', let: { k: '$customer' }, pipeline, as: 'c' };
    expect(await run({ $lookup: lookup }, { $match: { 'c.name': 'c2' } }, { $count: 'n' })).toEqual([
      { n: 10 },
    ]);
  });

  it('$facet', async () => {
    const count = [{ $match: { customer: 1 } }, { $count: 'n' }];
    const top = [{ $sort: { amount: -1 } }, { $limit: 2 }, { $project: { _id: 0, amount: 1 } }];
    expect(await run({ $facet: { count, top } })).toEqual([
      { count: [{ n: 10 }], top: [{ amount: 390 }, { amount: 380 }] },
    ]);
  });

  it('date expressions', async () => {
    const month = { $dateTrunc: { date: '$at', unit: 'month' } };
    const day = { $dateToString: { date: '$at', format: '%Y-%m-%d %H', timezone: 'Europe/Berlin' } };
    const later = { $dateAdd: { startDate: '$at', unit: 'day', amount: 2 } };
    const days = { $dateDiff: { startDate: '$at', endDate: new Date(Date.UTC(2024, 0, 11)), unit: 'day' } };
    const [first] = await run({ $match: { _id: 0 } }, { $project: { month, day, later, days } });
    expect(first).toEqual({
      _id: 0,
      month: new Date(Date.UTC(2024, 0, 1)),
      day: '2024-01-01 01',
      later: new Date(Date.UTC(2024, 0, 3)),
      days: expect.anything() as unknown,
    });
    expect(Number(first?.days)).toBe(10);
  });

  it('$unwind with its options', async () => {
    const unwind = { path: '$tags', includeArrayIndex: 'ix', preserveNullAndEmptyArrays: true };
    const groups = await run(
      { $unwind: unwind },
      { $group: { _id: '$tags', n: { $sum: 1 } } },
      { $sort: { _id: 1 } },
    );
    expect(groups.map(({ _id }) => _id as string)).toEqual(['t0', 't1', 't2', 'x']);
  });

  it('$setWindowFields', async () => {
    const output = {
      running: { $sum: '$amount', window: { documents: ['unbounded', 'current'] } },
      rank: { $rank: {} },
    };
    const window = { partitionBy: '$customer', sortBy: { _id: 1 }, output };
    const found = await run({ $setWindowFields: window }, { $match: { _id: 8 } });
    expect(found[0]).toMatchObject({ running: 120, rank: 3 });
  });

  it('$bucket and $bucketAuto', async () => {
    const buckets = {
      groupBy: '$amount',
      boundaries: [0, 100, 200, 1000],
      default: 'other',
      output: { n: { $sum: 1 } },
    };
    expect((await run({ $bucket: buckets })).map(({ n }) => n as number)).toEqual([10, 10, 20]);
    expect(await run({ $bucketAuto: { groupBy: '$amount', buckets: 4 } })).toHaveLength(4);
  });

  it('$unionWith', async () => {
    expect(await run({ $unionWith: { coll: 'customers', pipeline: [] } }, { $count: 'n' })).toEqual([
      { n: 44 },
    ]);
  });

  it('$graphLookup', async () => {
    const tree = mongo.collection('tree');
    await tree.insertMany([{ _id: 1 }, { _id: 2, p: 1 }, { _id: 3, p: 2 }]);
    const ancestors = {
      from: 'tree',
      startWith: '$p',
      connectFromField: 'p',
      connectToField: '_id',
      as: 'ancestors',
    };
    const [leaf] = await tree.aggregate([{ $match: { _id: 3 } }, { $graphLookup: ancestors }]).toArray();
    expect(leaf?.ancestors).toHaveLength(2);
  });

  it('$out and $merge', async () => {
    const totals = mongo.collection('totals');
    await run({ $group: { _id: '$customer', n: { $sum: 1 } } }, { $out: 'totals' });
    expect(await totals.countDocuments()).toBe(4);
    const merge = { into: 'totals', on: '_id', whenMatched: 'merge' };
    await run({ $group: { _id: '$customer', total: { $sum: '$amount' } } }, { $merge: merge });
    expect(await totals.findOne({ _id: 0 })).toEqual({ _id: 0, n: 10, total: 1800 });
  });

  it('array and conditional expressions', async () => {
    const root = {
      upper: { $map: { input: '$tags', as: 't', in: { $toUpper: '$$t' } } },
      only: { $filter: { input: '$tags', cond: { $eq: ['$$this', 'x'] } } },
      joined: { $reduce: { input: '$tags', initialValue: '', in: { $concat: ['$$value', '$$this'] } } },
      size: { $switch: { branches: [{ case: { $gt: ['$amount', 10] }, then: 'big' }], default: 'small' } },
    };
    const found = await run({ $match: { _id: 3 } }, { $replaceRoot: { newRoot: root } });
    expect(found).toEqual([{ upper: ['T0', 'X'], only: ['x'], joined: 't0x', size: 'big' }]);
  });

  it('$densify and $fill', async () => {
    const series = mongo.collection('series');
    await series.insertMany([
      { t: 1, v: 1 },
      { t: 4, v: 4 },
    ]);
    const densify = { field: 't', range: { step: 1, bounds: 'full' } };
    const fill = { sortBy: { t: 1 }, output: { v: { method: 'linear' } } };
    const filled = await series
      .aggregate([{ $densify: densify }, { $fill: fill }, { $sort: { t: 1 } }])
      .toArray();
    expect(filled.map(({ v }) => v as number)).toEqual([1, 2, 3, 4]);
  });

  it('$sample, $sortByCount, $indexStats and $collStats', async () => {
    expect(await run({ $sample: { size: 5 } })).toHaveLength(5);
    expect(await run({ $sortByCount: '$customer' })).toHaveLength(4);
    expect((await run({ $indexStats: {} })).length).toBeGreaterThan(0);
    expect((await run({ $collStats: { count: {} } }))[0]).toMatchObject({ count: 40 });
  });
});
