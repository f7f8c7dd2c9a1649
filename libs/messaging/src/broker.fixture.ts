import { ConfigModule, rawEnvironment } from '@noillin/config';
import type { EventEnvelope, EventName, EventPayload } from '@noillin/contracts';
import { MongoConfig, MongoModule } from '@noillin/mongo';
import { ObservabilityConfig, ObservabilityModule } from '@noillin/observability';
import { RedisConfig, RedisModule } from '@noillin/redis';
import { connect, type ChannelModel, type ConfirmChannel, type GetMessage } from 'amqplib';
import { envelopeOf } from './envelope';
import { MessagingConfig } from './messaging.config';
import { declareTopology } from './topology/declare';
import {
  deadQueueName,
  EVENTS_EXCHANGE,
  queueName,
  RETRY_DELAYS_MS,
  retryQueueName,
  type QueueKey,
} from './topology/queues';

export const brokerUrl = rawEnvironment()['RABBITMQ_URL'] ?? 'amqp://guest:guest@127.0.0.1:5672';
const address = new URL(brokerUrl);

/** Where the broker listens, for a proxy in front of it. */
export const brokerAddress = { host: address.hostname, port: Number(address.port || 5672) };

/** The broker's address with another port: the way through a proxy. */
export const brokerUrlAt = (port: number): string => {
  const url = new URL(brokerUrl);
  url.port = String(port);
  return url.href;
};

/** What every service has. */
export const infrastructure = [
  ConfigModule.forRoot([MongoConfig, RedisConfig, ObservabilityConfig, MessagingConfig]),
  ObservabilityModule.forRoot('messaging-test'),
  MongoModule,
  RedisModule,
];

/** A test's own connection to the broker. */
export class Broker {
  private constructor(
    private readonly connection: ChannelModel,
    readonly channel: ConfirmChannel,
  ) {}

  static async open(): Promise<Broker> {
    const connection = await connect(brokerUrl);
    const channel = await connection.createConfirmChannel();
    await declareTopology(channel);
    return new Broker(connection, channel);
  }

  async close(): Promise<void> {
    await this.connection.close();
  }

  async purge(key: QueueKey): Promise<void> {
    const retries = RETRY_DELAYS_MS.map((delay) => retryQueueName(key, delay));
    for (const queue of [queueName(key), deadQueueName(key), ...retries])
      await this.channel.purgeQueue(queue);
  }

  /** Publishes an event as the relay does; answers its envelope. */
  async publish<Name extends EventName>(
    name: Name,
    payload: EventPayload<Name>,
  ): Promise<EventEnvelope<Name>> {
    const envelope = envelopeOf(name, payload);
    this.channel.publish(
      EVENTS_EXCHANGE,
      name,
      Buffer.from(JSON.stringify({ pattern: name, data: envelope })),
      {
        persistent: true,
        messageId: envelope.id,
      },
    );
    await this.channel.waitForConfirms();
    return envelope;
  }

  /** Puts whatever it is into a queue. */
  async put(key: QueueKey, content: string | Buffer, headers: Record<string, unknown> = {}): Promise<void> {
    this.channel.sendToQueue(queueName(key), Buffer.from(content), { persistent: true, headers });
    await this.channel.waitForConfirms();
  }

  /** How many messages wait in the queue; those in work are not counted. */
  async waiting(queue: string): Promise<number> {
    return (await this.channel.checkQueue(queue)).messageCount;
  }

  /** How many messages have failed and wait to be tried again, or for a person. */
  async failed(key: QueueKey): Promise<number> {
    const queues = [...RETRY_DELAYS_MS.map((delay) => retryQueueName(key, delay)), deadQueueName(key)];
    const counts = await Promise.all(queues.map((queue) => this.waiting(queue)));
    return counts.reduce((sum, count) => sum + count, 0);
  }

  /** Takes everything out of the dead letters. */
  async deadLetters(key: QueueKey): Promise<GetMessage[]> {
    const found: GetMessage[] = [];
    for (;;) {
      const message = await this.channel.get(deadQueueName(key), { noAck: true });
      if (!message) return found;
      found.push(message);
    }
  }
}
