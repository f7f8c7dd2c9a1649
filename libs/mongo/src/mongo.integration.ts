import { Logger } from '@nestjs/common';
import { getConnectionToken, getModelToken, MongooseModule } from '@nestjs/mongoose';
import { Test, type TestingModule } from '@nestjs/testing';
import { ConfigModule } from '@noillin/config';
import { HealthRegistry, ObservabilityConfig, ObservabilityModule } from '@noillin/observability';
import { eventually, TcpProxy } from '@noillin/testing';
import { newId, sleep } from '@noillin/utils';
import type { Connection, Model } from 'mongoose';
import { defineSchema, type Stored } from './base-schema';
import { isDuplicateKey } from './duplicate-key';
import { insertPlain } from './insert-plain';
import { Leases } from './leases';
import { MongoConfig } from './mongo.config';
import { MongoModule } from './mongo.module';
import { MongoReady } from './mongo-ready';
import { Transactions } from './transactions';
import { isMongoUnavailable } from './unavailable';

jest.setTimeout(60_000);

interface Thing extends Stored {
  name: string;
  count: number;
}
const ThingSchema = defineSchema<Thing>(
  { name: { type: String, required: true }, count: { type: Number, default: 0 } },
  { collection: 'things' },
);
// One thing per name.
ThingSchema.index({ name: 1 }, { unique: true });

const [, address = '', port = '27017'] =
  /\/\/(?:[^@/]*@)?([^:/]+):?(\d+)?/.exec(process.env['MONGO_URI'] ?? '') ?? [];
const wire = new TcpProxy({ host: address, port: Number(port) });

const imports = [
  ConfigModule.forRoot([MongoConfig, ObservabilityConfig]),
  ObservabilityModule.forRoot('mongo-test'),
  MongoModule,
  MongooseModule.forFeature([{ name: 'Thing', schema: ThingSchema }]),
];

const start = async (uri?: string): Promise<TestingModule> => {
  const builder = Test.createTestingModule({
    imports,
  });
  if (uri)
    builder.overrideProvider(MongoConfig).useValue(Object.assign(new MongoConfig(), { MONGO_URI: uri }));
  const module = await builder.setLogger(false as never).compile();
  return module.init();
};

describe('libs/mongo', () => {
  let module: TestingModule;
  let things: Model<Thing>;
  let transactions: Transactions;

  beforeAll(async () => {
    module = await start();
    things = module.get(getModelToken('Thing'));
    transactions = module.get(Transactions);
    await things.deleteMany({});
    Logger.overrideLogger(false);
  });
  afterAll(async () => {
    await module.close();
    await wire.close();
  });

  describe('Transactions', () => {
    const create = (name: string) => things.create([{ name }]);
    const exists = async (name: string) => (await things.exists({ name })) !== null;

    it('takes in whoever writes inside, without being told', async () => {
      const [one, other] = [newId(), newId()];
      const failing = transactions.run(async () => {
        await create(one);
        await create(other);
        throw new Error('no');
      });
      await expect(failing).rejects.toThrow('no');
      expect([await exists(one), await exists(other)]).toEqual([false, false]);
    });

    it('joins a transaction inside a transaction', async () => {
      const [inner, outer] = [newId(), newId()];
      const failing = transactions.run(async () => {
        await create(outer);
        await transactions.run(() => create(inner));
        throw new Error('no');
      });
      await expect(failing).rejects.toThrow('no');
      expect([await exists(inner), await exists(outer)]).toEqual([false, false]);
    });

    it('answers what the work answers', async () => {
      expect(await transactions.run(async () => 7)).toBe(7);
    });

    it('calls hooks after the commit, once, and one that fails keeps no other from it', async () => {
      const name = newId();
      const seen: Promise<boolean>[] = [];
      await transactions.run(async () => {
        transactions.afterCommit(() => {
          throw new Error('a hook that fails');
        });
        transactions.afterCommit(() => seen.push(exists(name)));
        await create(name);
        expect(seen).toEqual([]);
      });
      expect(await Promise.all(seen)).toEqual([true]);
    });

    it('calls no hook when there was no commit', async () => {
      let called = 0;
      const failing = transactions.run(async () => {
        await transactions.run(async () => transactions.afterCommit(() => (called += 1)));
        throw new Error('no');
      });
      await expect(failing).rejects.toThrow('no');
      expect(called).toBe(0);
    });

    it('calls a hook at once where there is no transaction', () => {
      let called = 0;
      transactions.afterCommit(() => (called += 1));
      expect(called).toBe(1);
    });

    it('loses no update and calls hooks once per commit when many change the same', async () => {
      const name = newId();
      await create(name);
      let hooks = 0;
      await Promise.all(
        Array.from({ length: 20 }, () =>
          transactions.run(async () => {
            const thing = await things.findOne({ name }).lean();
            await things.updateOne({ name }, { $set: { count: (thing?.count ?? 0) + 1 } });
            transactions.afterCommit(() => (hooks += 1));
          }),
        ),
      );
      expect([(await things.findOne({ name }).lean())?.count, hooks]).toEqual([20, 20]);
    });
  });

  describe('insertPlain', () => {
    const thing = (): Thing => ({ _id: newId(), name: newId(), count: 3 });

    it('stores what it is given', async () => {
      const stored = thing();
      await insertPlain(things, stored);
      expect(await things.findById(stored._id).lean()).toEqual(stored);
    });

    it('stores no field that is undefined', async () => {
      const { _id, name } = thing();
      await insertPlain(things, { _id, name, count: undefined } as unknown as Thing);
      expect(await things.findById(_id).lean()).toEqual({ _id, name });
    });

    it('is undone with the surrounding transaction', async () => {
      const stored = thing();
      const failing = transactions.run(async () => {
        await insertPlain(things, stored);
        throw new Error('no');
      });
      await expect(failing).rejects.toThrow('no');
      expect(await things.findById(stored._id).lean()).toBeNull();
    });

    it('says which unique field refused it', async () => {
      const stored = thing();
      await insertPlain(things, stored);
      const error = await insertPlain(things, { ...stored, _id: newId() }).catch(
        (refusal: unknown) => refusal,
      );
      expect(isDuplicateKey(error, 'name')).toBe(true);
    });
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
      await sleep(80);
      expect([await hold(name, 'b'), await hold(name, 'a')]).toEqual([true, false]);
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
      const other = await start(
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
