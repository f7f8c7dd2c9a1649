import { pause, useDatabase } from './support';

/** MongoDB's TTL monitor and DocumentDB's cron job both run once a minute. */
const TWO_RUNS_MS = 130_000;

describe('TTL indexes', () => {
  const mongo = useDatabase('ttl');

  it('lists and changes how long documents live', async () => {
    const sessions = mongo.collection('listed');
    await sessions.createIndex({ at: 1 }, { expireAfterSeconds: 3600 });
    await mongo.db.command({ collMod: 'listed', index: { name: 'at_1', expireAfterSeconds: 500 } });
    expect(await sessions.indexes()).toContainEqual(
      expect.objectContaining({ name: 'at_1', expireAfterSeconds: 500 }),
    );
  });

  it(
    'deletes expired documents and keeps the others',
    async () => {
      const holds = mongo.collection('expiring');
      await holds.createIndex({ expiresAt: 1 }, { expireAfterSeconds: 0 });
      await holds.insertMany([
        { _id: 'expired', expiresAt: new Date(Date.now() - 60_000) },
        { _id: 'alive', expiresAt: new Date(Date.now() + 3_600_000) },
        { _id: 'undated' },
      ]);
      const deadline = Date.now() + TWO_RUNS_MS;
      while ((await holds.countDocuments({ _id: 'expired' })) > 0 && Date.now() < deadline)
        await pause(1_000);
      const left = await holds.find({}, { sort: { _id: 1 } }).toArray();
      expect(left.map(({ _id }) => _id)).toEqual(['alive', 'undated']);
    },
    TWO_RUNS_MS + 10_000,
  );
});
