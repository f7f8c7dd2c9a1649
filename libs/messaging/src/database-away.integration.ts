import { Test, type TestingModule } from '@nestjs/testing';
import { rawEnvironment } from '@noillin/config';
import type { EventEnvelope } from '@noillin/contracts';
import { Leases, MongoConfig } from '@noillin/mongo';
import { eventually, TcpProxy } from '@noillin/testing';
import { newId } from '@noillin/utils';
import { Broker, infrastructure } from './broker.fixture';
import { DeadLetterCollectorModule } from './dead-letters/dead-letter-collector.module';
import { DeadLettersModule } from './dead-letters/dead-letters.module';
import { DeadLetters } from './dead-letters/dead-letters.repository';
import { addUnheard, outboxRows, UNHEARD_EVENT } from './outbox/outbox.fixture';
import { EventPublisher } from './outbox/publisher';
import { RelayModule } from './outbox/relay.module';
import { deadQueueName, EVENTS_EXCHANGE } from './topology/queues';

jest.setTimeout(120_000);

const uri = rawEnvironment()['MONGO_URI'] ?? '';
const [, host = '', port = '27017'] = /\/\/(?:[^@/]*@)?([^:/]+):?(\d+)?/.exec(uri) ?? [];
/** Between the worker and its database. */
const wire = new TcpProxy({ host, port: Number(port) });
const uriThroughWire = (): string =>
  uri.replace(`:${port}`, `:${wire.port}`).replace('replicaSet=rs0', 'directConnection=true');

describe('a worker whose database is away', () => {
  let broker: Broker;
  /** What core-api does, whose database is there. */
  let service: TestingModule;
  let worker: TestingModule;
  const arrived: string[] = [];

  beforeAll(async () => {
    broker = await Broker.open();
    await broker.purge('search');
    const { queue } = await broker.channel.assertQueue('', { exclusive: true });
    await broker.channel.bindQueue(queue, EVENTS_EXCHANGE, UNHEARD_EVENT);
    const arrive = (content: string): void =>
      void arrived.push((JSON.parse(content) as { data: EventEnvelope }).data.id);
    await broker.channel.consume(queue, (message) => arrive(message?.content.toString() ?? ''), {
      noAck: true,
    });
    service = await Test.createTestingModule({ imports: [...infrastructure, DeadLettersModule] })
      .setLogger(false as never)
      .compile();
    await service.init();
    // What other files left there would be published now.
    await outbox().deleteMany({});
    await wire.listen();
    worker = await Test.createTestingModule({
      imports: [...infrastructure, RelayModule, DeadLetterCollectorModule],
    })
      .overrideProvider(MongoConfig)
      .useValue(Object.assign(new MongoConfig(), { MONGO_URI: uriThroughWire() }))
      .setLogger(false as never)
      .compile();
    await worker.init();
  });
  afterEach(async () => {
    jest.restoreAllMocks();
    await wire.restore();
  });
  afterAll(async () => {
    await worker.close();
    await wire.close();
    await service.close();
    await broker.close();
  });

  const outbox = () => outboxRows(service);
  const add = (count: number): Promise<string[]> => addUnheard(service, count);
  const arrivals = (ids: string[]) => arrived.filter((id) => ids.includes(id));
  const goOut = (ids: string[]) =>
    eventually(
      async () => {
        expect(new Set(arrivals(ids))).toEqual(new Set(ids));
        expect(await outbox().countDocuments({ _id: { $in: ids } })).toBe(0);
      },
      { within: 40_000 },
    );

  /** Calls of a method that have failed since, which is how a test knows that the worker has tried. */
  const failuresOf = <Name extends string>(
    target: Record<Name, (...args: never[]) => Promise<unknown>>,
    name: Name,
  ): { count: number } => {
    const failures = { count: 0 };
    const real = target[name].bind(target) as (...args: unknown[]) => Promise<unknown>;
    jest
      .spyOn(target as Record<string, () => Promise<unknown>>, name as string)
      .mockImplementation((...args: unknown[]) =>
        real(...args).catch((error: unknown) => {
          failures.count += 1;
          throw error;
        }),
      );
    return failures;
  };
  const hasFailed = (failures: { count: number }, times = 2) =>
    eventually(() => expect(failures.count).toBeGreaterThanOrEqual(times), { within: 40_000 });

  it.each(['cut', 'hang'] as const)(
    'publishes later what was recorded meanwhile, in order (%s)',
    async (how) => {
      const failures = failuresOf(worker.get(Leases), 'hold');
      await wire[how]();
      const ids = await add(20);
      await hasFailed(failures, 1);
      expect(arrivals(ids)).toEqual([]);
      await wire.restore();
      await goOut(ids);
      expect(arrivals(ids)).toEqual(ids);
    },
  );

  it('publishes again what it could not strike out, and loses nothing', async () => {
    const publisher = worker.get(EventPublisher, { strict: false });
    const publish = publisher.publish.bind(publisher);
    const attempts = new Map<string, number>();
    jest.spyOn(publisher, 'publish').mockImplementation(async (envelope) => {
      await publish(envelope);
      attempts.set(envelope.id, (attempts.get(envelope.id) ?? 0) + 1);
      // Once, after the broker has it and before the outbox is told.
      if (attempts.size === 1 && attempts.get(envelope.id) === 1) await wire.cut();
    });
    const ids = await add(3);
    await eventually(() => expect(attempts.size).toBeGreaterThan(0));
    await wire.restore();
    await goOut(ids);
    expect(Math.max(...attempts.values())).toBe(2);
  });

  it.each(['cut', 'hang'] as const)(
    'keeps dead letters until it can store them, once each (%s)',
    async (how) => {
      const failures = failuresOf(worker.get(DeadLetters, { strict: false }), 'store');
      await wire[how]();
      const letters = [1, 2, 3].map(() => `garbage ${newId()}`);
      for (const letter of letters)
        broker.channel.sendToQueue(deadQueueName('search'), Buffer.from(letter), { persistent: true });
      await hasFailed(failures, letters.length);
      const stored = async () => {
        const { items } = await service.get(DeadLetters).list({ queue: 'search', limit: 100 });
        const contents = await Promise.all(items.map(({ id }) => service.get(DeadLetters).contentOf(id)));
        return items
          .map(({ timesFailed }, index) => ({ timesFailed, content: contents[index]?.content }))
          .filter(({ content = '' }) => letters.includes(content));
      };
      expect(await stored()).toEqual([]);
      await wire.restore();
      const all = letters.map((content) => ({ timesFailed: 1, content }));
      await eventually(async () => expect((await stored()).sort(byContent)).toEqual(all.sort(byContent)), {
        within: 40_000,
      });
      await eventually(async () => expect(await broker.waiting(deadQueueName('search'))).toBe(0));
    },
  );
});

const byContent = (one: { content?: string }, other: { content?: string }): number =>
  (one.content ?? '').localeCompare(other.content ?? '');
