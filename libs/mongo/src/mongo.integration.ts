import { Logger } from '@nestjs/common';
import { getConnectionToken, getModelToken } from '@nestjs/mongoose';
import type { TestingModule } from '@nestjs/testing';
import { HealthRegistry } from '@noillin/observability';
import { eventually, TcpProxy } from '@noillin/testing';
import { newId } from '@noillin/utils';
import type { Connection, Model } from 'mongoose';
import { isDuplicateKey } from './duplicate-key';
import { Leases } from './leases';
import { MongoReady } from './mongo-ready';
import { startThings, type Thing } from './things.fixture';
import { Transactions } from './transactions';
import { isMongoUnavailable } from './unavailable';

jest.setTimeout(60_000);

const [, address = '', port = '27017'] =
  /\/\/(?:[^@/]*@)?([^:/]+):?(\d+)?/.exec(process.env['MONGO_URI'] ?? '') ?? [];
const wire = new TcpProxy({ host: address, port: Number(port) });

describe('libs/mongo', () => {
  let module: TestingModule;
  let things: Model<Thing>;

  beforeAll(async () => {
    module = await startThings();
    things = module.get(getModelToken('Thing'));
    await things.deleteMany({});
    Logger.overrideLogger(false);
  });
  afterAll(async () => {
    await module.close();
    await wire.close();
  });

  it('recognises duplicates, and of which field', async () => {
    const name = newId();
    await things.create([{ name }]);
    const error = await things.create([{ name }]).catch((refusal: unknown) => refusal);
    expect([isDuplicateKey(error), isDuplicateKey(error, 'name'), isDuplicateKey(error, 'count')]).toEqual([
      true,
      true,
      false,
    ]);
    expect(isDuplicateKey(new Error('E11000'))).toBe(false);
  });

  it('refuses fields that the schema does not know, in rows and in questions', async () => {
    await expect(things.create([{ name: newId(), colour: 'red' } as never])).rejects.toThrow('colour');
    await expect(things.findOne({ colour: 'red' } as never)).rejects.toThrow('colour');
  });

  describe('Leases', () => {
    const hold = (name: string, holder: string, ttlMs = 10_000) =>
      module.get(Leases).hold(name, holder, ttlMs);

    it('are held by one of many', async () => {
      const name = newId();
      const held = await Promise.all(Array.from({ length: 10 }, (_, i) => hold(name, `holder-${i}`)));
      expect(held.filter(Boolean)).toHaveLength(1);
    });

    it('are renewed by their holder and by nobody else', async () => {
      const name = newId();
      expect([await hold(name, 'a'), await hold(name, 'a'), await hold(name, 'b')]).toEqual([
        true,
        true,
        false,
      ]);
    });

    it('pass on when they run out or are given back', async () => {
      const name = newId();
      await hold(name, 'a', 50);
      await eventually(async () => expect(await hold(name, 'b')).toBe(true));
      expect(await hold(name, 'a')).toBe(false);
      await module.get(Leases).release(name, 'a');
      expect(await hold(name, 'a')).toBe(false);
      await module.get(Leases).release(name, 'b');
      expect(await hold(name, 'a')).toBe(true);
    });
  });

  it('refuses a server that cannot do transactions, and says how to make it one that can', async () => {
    const connection = { db: { admin: () => ({ command: async () => ({ ok: 1 }) }) }, models: {} };
    const ready = new MongoReady(connection as unknown as Connection, new HealthRegistry());
    await expect(ready.onApplicationBootstrap()).rejects.toThrow(/replica set.*rs\.initiate/);
  });

  it('has made every index before it is ready', async () => {
    const indexes = await module.get<Connection>(getConnectionToken()).collection('things').indexes();
    expect(indexes.map(({ key }) => key)).toContainEqual({ name: 1 });
  });

  it('makes the indexes of a model that waited too long for a connection at first', async () => {
    await things.collection.dropIndexes();
    jest.spyOn(things, 'init').mockRejectedValueOnce(new Error('Timed out while checking out a connection'));
    await module.get(MongoReady).onApplicationBootstrap();
    expect(Object.values(await things.collection.indexInformation())).toContainEqual([['name', 1]]);
  });

  it.each(['cut', 'hang'] as const)(
    'gives up soon when the database is away (%s), and goes on when it is back',
    async (how) => {
      await wire.listen();
      const uri = (process.env['MONGO_URI'] ?? '').replace(`:${port}`, `:${wire.port}`);
      const other = await startThings(
        uri.includes('directConnection') ? uri : uri.replace('replicaSet=rs0', 'directConnection=true'),
      );
      try {
        await wire[how]();
        const began = performance.now();
        const error = await other
          .get(Transactions)
          .run(() => other.get<Model<Thing>>(getModelToken('Thing')).findOne())
          .catch((e: unknown) => e);
        expect({ error, unavailable: isMongoUnavailable(error) }).toEqual({ error, unavailable: true });
        expect(performance.now() - began).toBeLessThan(20_000);
        await wire.restore();
        await eventually(
          () => other.get(Transactions).run(() => other.get<Model<Thing>>(getModelToken('Thing')).findOne()),
          { within: 20_000 },
        );
      } finally {
        await other.close();
        await wire.close();
      }
    },
  );
});
