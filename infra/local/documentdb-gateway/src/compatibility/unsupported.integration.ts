import { serverError, useDatabase } from './support';

const COMMAND_NOT_SUPPORTED = 115;

/** What a client is told about the parts of MongoDB that DocumentDB lacks. A real MongoDB has them: nothing to see. */
describe('what the gateway refuses', () => {
  const mongo = useDatabase('unsupported');

  const onGateway = (name: string, check: () => Promise<void>) =>
    it(name, async () => {
      if (await mongo.isGateway()) await check();
    });

  onGateway('change streams', async () => {
    const stream = mongo.collection('watched').watch([], { maxAwaitTimeMS: 100 });
    const error = await serverError(stream.next());
    expect(error).toMatchObject({ code: COMMAND_NOT_SUPPORTED });
    expect(error.message).toContain('$changeStream');
    await stream.close();
  });

  onGateway('capped collections', async () => {
    const error = await serverError(mongo.db.createCollection('capped', { capped: true, size: 4096 }));
    expect(error).toMatchObject({
      code: COMMAND_NOT_SUPPORTED,
      message: expect.stringMatching(/capped/i) as string,
    });
  });

  onGateway('time-series collections', async () => {
    const error = await serverError(mongo.db.createCollection('series', { timeseries: { timeField: 't' } }));
    expect(error).toMatchObject({
      code: COMMAND_NOT_SUPPORTED,
      message: expect.stringMatching(/time series/i) as string,
    });
  });

  onGateway('collation on an index', async () => {
    const options = { unique: true, collation: { locale: 'en', strength: 2 } };
    const error = await serverError(mongo.collection('collated').createIndex({ s: 1 }, options));
    expect(error).toMatchObject({
      code: COMMAND_NOT_SUPPORTED,
      message: expect.stringContaining('collation') as string,
    });
  });

  onGateway('bulk writes over several collections', async () => {
    const error = await serverError(mongo.db.admin().command({ bulkWrite: 1, ops: [], nsInfo: [] }));
    expect(error).toMatchObject({ code: 59, message: "no such command: 'bulkWrite'" });
  });

  onGateway('authentication', async () => {
    const error = await serverError(mongo.db.admin().command({ saslStart: 1, mechanism: 'SCRAM-SHA-256' }));
    expect(error).toMatchObject({
      code: 18,
      message: expect.stringContaining('no authentication') as string,
    });
  });
});
