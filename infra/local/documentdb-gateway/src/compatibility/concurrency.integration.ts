import { range, useDatabase } from './support';

/** Single commands that race outside transactions: all must land, none may fail. */
describe('concurrent single commands', () => {
  const mongo = useDatabase('concurrency');

  it('lands 32 upserts of the same unique key on one document', async () => {
    const counters = mongo.collection('by_unique_key');
    await counters.createIndex({ k: 1 }, { unique: true });
    await Promise.all(
      range(32).map(() => counters.updateOne({ k: 1 }, { $inc: { n: 1 } }, { upsert: true })),
    );
    expect(await counters.find().toArray()).toEqual([expect.objectContaining({ k: 1, n: 32 })]);
  });

  it('lands 32 findOneAndUpdate upserts of the same _id on one document', async () => {
    const counters = mongo.collection('by_id');
    await Promise.all(
      range(32).map(() => counters.findOneAndUpdate({ _id: 1 }, { $inc: { n: 1 } }, { upsert: true })),
    );
    expect(await counters.find().toArray()).toEqual([{ _id: 1, n: 32 }]);
  });

  it('creates a collection once for 32 first inserts', async () => {
    const fresh = mongo.collection('fresh');
    await Promise.all(range(32).map((_id) => fresh.insertOne({ _id })));
    expect(await fresh.countDocuments()).toBe(32);
  });

  it('adds up 200 increments', async () => {
    const counters = mongo.collection('increments');
    await counters.insertOne({ _id: 1, n: 0 });
    await Promise.all(range(200).map(() => counters.updateOne({ _id: 1 }, { $inc: { n: 1 } })));
    expect(await counters.findOne({ _id: 1 })).toEqual({ _id: 1, n: 200 });
  });

  it('never passes the guard of a conditional update', async () => {
    const seats = mongo.collection('seats');
    await seats.insertOne({ _id: 1, taken: 0 });
    const attempts = range(60).map(() =>
      seats.findOneAndUpdate({ _id: 1, taken: { $lt: 10 } }, { $inc: { taken: 1 } }),
    );
    expect((await Promise.all(attempts)).filter(Boolean)).toHaveLength(10);
    expect(await seats.findOne({ _id: 1 })).toEqual({ _id: 1, taken: 10 });
  });

  it('leases each job to one worker only', async () => {
    const jobs = mongo.collection('jobs');
    await jobs.insertMany(range(32).map((n) => ({ n, leasedUntil: 0 })));
    const lease = () =>
      jobs.findOneAndUpdate({ leasedUntil: { $lt: 1 } }, { $set: { leasedUntil: 1 } }, { sort: { n: 1 } });
    const leased = (await Promise.all(range(32).map(lease))).flatMap((job) => (job ? [Number(job.n)] : []));
    expect(leased.length).toBeGreaterThan(0);
    expect(new Set(leased).size).toBe(leased.length);
  });

  it('gives an expired lease to exactly one of many takers', async () => {
    const leases = mongo.collection('leases');
    await leases.insertOne({ _id: 'relay', until: new Date(0) });
    const take = (owner: number) =>
      leases.findOneAndUpdate(
        { _id: 'relay', until: { $lt: new Date() } },
        { $set: { owner, until: new Date(Date.now() + 60_000) } },
        { returnDocument: 'after' },
      );
    expect((await Promise.all(range(20).map(take))).filter(Boolean)).toHaveLength(1);
  });

  it.each([true, false])(
    'applies every statement of crossing bulk writes once (ordered: %s)',
    async (ordered) => {
      const things = mongo.collection(`crossing_${ordered}`);
      await things.insertMany(range(30).map((_id) => ({ _id, n: 0 })));
      const increment = (_id: number) => ({ updateOne: { filter: { _id }, update: { $inc: { n: 1 } } } });
      const directions = range(16).map((n) => (n % 2 ? range(30) : range(30).reverse()));
      const results = await Promise.all(
        directions.map((ids) => things.bulkWrite(ids.map(increment), { ordered })),
      );
      expect(results.map(({ modifiedCount }) => modifiedCount)).toEqual(range(16).map(() => 30));
      expect(await things.distinct('n')).toEqual([16]);
    },
  );

  it('lands every upsert of parallel bulk writes', async () => {
    const things = mongo.collection('bulk_upserts');
    const upserts = range(10).map((_id) => ({
      updateOne: { filter: { _id }, update: { $inc: { n: 1 } }, upsert: true },
    }));
    await Promise.all(range(12).map(() => things.bulkWrite(upserts)));
    expect(await things.distinct('n')).toEqual([12]);
  });
});
