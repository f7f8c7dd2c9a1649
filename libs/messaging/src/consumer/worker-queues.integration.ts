import { Controller } from '@nestjs/common';
import { Payload } from '@nestjs/microservices';
import { Test } from '@nestjs/testing';
import type { EventEnvelope } from '@noillin/contracts';
import { eventually } from '@noillin/testing';
import { newId } from '@noillin/utils';
import { Broker, brokerUrl, infrastructure } from '../broker.fixture';
import { MessagingConfig } from '../messaging.config';
import { QUEUE_KEYS, queueName } from '../topology/queues';
import { ConsumerModule } from './consumer.module';
import { OnEvent } from './on-event';
import { WorkerQueues } from './worker-queues';

jest.setTimeout(30_000);

const seen: string[] = [];

@Controller()
class Handlers {
  @OnEvent('mail', 'notification.created')
  async mail(@Payload() { id }: EventEnvelope): Promise<void> {
    seen.push(`mail ${id}`);
  }

  @OnEvent('notifications', 'booking.*')
  async notify(@Payload() { id }: EventEnvelope): Promise<void> {
    seen.push(`notifications ${id}`);
  }

  @OnEvent('search', 'booking.*')
  async index(@Payload() { id }: EventEnvelope): Promise<void> {
    seen.push(`search ${id}`);
  }
}

describe('WorkerQueues', () => {
  it('consumes every queue, hands each event to the handler of each of its queues, and stops consuming', async () => {
    const broker = await Broker.open();
    for (const key of QUEUE_KEYS) await broker.purge(key);
    const module = await Test.createTestingModule({
      imports: [...infrastructure, ConsumerModule],
      controllers: [Handlers],
    }).compile();
    const config = Object.assign(new MessagingConfig(), { RABBITMQ_URL: brokerUrl });
    const app = module.createNestMicroservice({ strategy: new WorkerQueues(config) });
    app.useLogger(false);
    await app.listen();
    const consumers = () =>
      Promise.all(
        QUEUE_KEYS.map(async (key) => (await broker.channel.checkQueue(queueName(key))).consumerCount),
      );
    await eventually(async () => expect(await consumers()).toEqual(QUEUE_KEYS.map(() => 1)));

    const created = await broker.publish('notification.created', {
      notificationId: newId(),
      userId: newId(),
    });
    const about = { bookingId: newId(), gigId: newId(), brandId: newId(), memberIds: [newId()] };
    const held = await broker.publish('booking.held', {
      ...about,
      status: 'held',
      start: new Date().toISOString(),
    });
    const expected = [`mail ${created.id}`, `notifications ${held.id}`, `search ${held.id}`];
    await eventually(() => expect([...seen].sort()).toEqual(expected.sort()));

    await app.close();
    expect(await consumers()).toEqual(QUEUE_KEYS.map(() => 0));
    await broker.close();
  });
});
