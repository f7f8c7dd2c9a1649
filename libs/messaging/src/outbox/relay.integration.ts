import { Test, type TestingModule } from '@nestjs/testing';
import type { EventEnvelope } from '@noillin/contracts';
import { eventually, TcpProxy } from '@noillin/testing';
import { sleep } from '@noillin/utils';
import { Broker, brokerAddress, brokerUrlAt, infrastructure } from '../broker.fixture';
import { MessagingConfig } from '../messaging.config';
import { EVENTS_EXCHANGE } from '../topology/queues';
import { addUnheard, outboxRows, UNHEARD_EVENT } from './outbox.fixture';
import { OutboxModule } from './outbox.module';
import { RelayModule } from './relay.module';

jest.setTimeout(60_000);

const wire = new TcpProxy(brokerAddress);
let broker: Broker;
let service: TestingModule;
const arrived: string[] = [];

const start = async (...modules: (typeof RelayModule)[]): Promise<TestingModule> => {
  const config = Object.assign(new MessagingConfig(), { RABBITMQ_URL: brokerUrlAt(wire.port) });
  const module = await Test.createTestingModule({ imports: [...infrastructure, OutboxModule, ...modules] })
    .overrideProvider(MessagingConfig)
    .useValue(config)
    .setLogger(false as never)
    .compile();
  await module.init();
  return module;
};

const rows = () => outboxRows(service);
const add = (count: number): Promise<string[]> => addUnheard(service, count);
const arrivals = (ids: string[]) => arrived.filter((id) => ids.includes(id));
const isEmpty = async () => expect(await rows().countDocuments()).toBe(0);

describe('OutboxRelay', () => {
  beforeAll(async () => {
    await wire.listen();
    broker = await Broker.open();
    const { queue } = await broker.channel.assertQueue('', { exclusive: true });
    await broker.channel.bindQueue(queue, EVENTS_EXCHANGE, UNHEARD_EVENT);
    await broker.channel.consume(
      queue,
      (message) => {
        const { data } = JSON.parse(message?.content.toString() ?? '') as { data: EventEnvelope };
        arrived.push(data.id);
      },
      { noAck: true },
    );
    service = await start();
    await rows().deleteMany({});
  });
  afterAll(async () => {
    await service.close();
    await broker.close();
    await wire.close();
  });

  describe('alone', () => {
    let relay: TestingModule;
    beforeAll(async () => {
      relay = await start(RelayModule);
    });
    afterAll(() => relay.close());

    it('publishes everything once, in order, and removes what the broker has', async () => {
      const ids = await add(600);
      await eventually(() => expect(arrivals(ids)).toHaveLength(ids.length));
      await eventually(isEmpty);
      expect(arrivals(ids)).toEqual(ids);
    });

    it('is soon: the nudge comes before the poll', async () => {
      const waits: number[] = [];
      for (let i = 0; i < 5; i += 1) {
        const began = performance.now();
        const ids = await add(1);
        await eventually(() => expect(arrivals(ids)).toHaveLength(1), { every: 2 });
        waits.push(performance.now() - began);
      }
      expect(Math.min(...waits)).toBeLessThan(150);
    });

    it.each(['cut', 'hang'] as const)(
      'goes on, and loses nothing, when the broker was away (%s)',
      async (how) => {
        await wire[how]();
        const ids = await add(50);
        await sleep(500);
        expect(arrivals(ids)).toEqual([]);
        expect(await rows().countDocuments()).toBe(50);
        await wire.restore();
        await eventually(() => expect(new Set(arrivals(ids)).size).toBe(50), { within: 30_000 });
        await eventually(isEmpty, { within: 30_000 });
      },
    );

    it('publishes what was added while the broker was cut off only once', async () => {
      await wire.cut();
      const ids = await add(50);
      await sleep(300);
      await wire.restore();
      await eventually(isEmpty, { within: 20_000 });
      await sleep(300);
      expect(arrivals(ids)).toEqual(ids);
    });
  });

  it('works alone among several, and another takes over when it ends', async () => {
    const [one, other] = [await start(RelayModule), await start(RelayModule)];
    try {
      const ids = await add(300);
      await eventually(isEmpty);
      await one.close();
      const more = await add(300);
      await eventually(isEmpty, { within: 15_000 });
      await sleep(300);
      expect(arrivals([...ids, ...more])).toEqual([...ids, ...more]);
    } finally {
      await other.close();
    }
  });
});
