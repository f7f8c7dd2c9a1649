import { getModelToken } from '@nestjs/mongoose';
import type { TestingModule } from '@nestjs/testing';
import { newId } from '@noillin/utils';
import type { Model } from 'mongoose';
import { isDuplicateKey } from './duplicate-key';
import { insertPlain } from './insert-plain';
import { startThings, type Thing } from './things.fixture';
import { Transactions } from './transactions';

jest.setTimeout(60_000);

describe('work in transactions', () => {
  let module: TestingModule;
  let things: Model<Thing>;
  let transactions: Transactions;

  beforeAll(async () => {
    module = await startThings();
    things = module.get(getModelToken('Thing'));
    transactions = module.get(Transactions);
    await things.deleteMany({});
  });
  afterAll(() => module.close());

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
});
