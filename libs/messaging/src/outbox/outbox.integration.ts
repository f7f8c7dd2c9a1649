import { getConnectionToken } from '@nestjs/mongoose';
import { Test, type TestingModule } from '@nestjs/testing';
import type { EventEnvelope } from '@noillin/contracts';
import { Transactions } from '@noillin/mongo';
import { RedisClient } from '@noillin/redis';
import { eventually } from '@noillin/testing';
import { newId, runInContext } from '@noillin/utils';
import type { Connection } from 'mongoose';
import { infrastructure } from '../broker.fixture';
import { ContractViolation } from '../envelope';
import { Outbox, OUTBOX_NUDGE_CHANNEL } from './outbox';
import { OutboxModule } from './outbox.module';

jest.setTimeout(30_000);

describe('Outbox', () => {
  let module: TestingModule;
  let outbox: Outbox;
  let transactions: Transactions;
  const stored = (id: string) =>
    module
      .get<Connection>(getConnectionToken())
      .collection<{ _id: string; envelope: EventEnvelope }>('outbox')
      .findOne({ _id: id });
  const registered = () => ({ userId: newId(), role: 'brand' as const });

  beforeAll(async () => {
    module = await Test.createTestingModule({ imports: [...infrastructure, OutboxModule] }).compile();
    await module.init();
    outbox = module.get(Outbox);
    transactions = module.get(Transactions);
  });
  afterAll(() => module.close());

  it('stores an event with the transaction that makes it true', async () => {
    const payload = registered();
    const context = { correlationId: newId(), causationId: null };
    const id = await runInContext(context, () =>
      transactions.run(async () => {
        const added = await outbox.add('user.registered', payload);
        expect(await stored(added)).toBeNull();
        return added;
      }),
    );
    expect((await stored(id))?.envelope).toMatchObject({ id, name: 'user.registered', payload, ...context });
  });

  it('forgets an event with the transaction that did not come about', async () => {
    let id = '';
    const failing = transactions.run(async () => {
      id = await outbox.add('user.registered', registered());
      throw new Error('e-mail taken');
    });
    await expect(failing).rejects.toThrow('e-mail taken');
    expect(await stored(id)).toBeNull();
  });

  it('takes no event that is not as agreed', async () => {
    const adding = outbox.add('user.registered', { userId: newId(), role: 'king' as 'brand' });
    await expect(adding).rejects.toThrow(ContractViolation);
  });

  it('nudges the relay after the commit and not before', async () => {
    const client = module.get(RedisClient);
    const { redis } = client;
    await eventually(() => expect(redis.status).toBe('ready'));
    const subscriber = client.connect({ enableOfflineQueue: true });
    await subscriber.subscribe(OUTBOX_NUDGE_CHANNEL);
    let nudges = 0;
    subscriber.on('message', () => (nudges += 1));
    await transactions.run(async () => {
      await outbox.add('user.registered', registered());
      await redis.ping();
      expect(nudges).toBe(0);
    });
    await eventually(() => expect(nudges).toBe(1));
  });
});
