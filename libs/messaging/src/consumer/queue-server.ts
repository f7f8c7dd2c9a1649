import { ServerRMQ, type MessageHandler } from '@nestjs/microservices';
import type { MessagingConfig } from '../messaging.config';
import { EVENTS_EXCHANGE, mainQueueOptions, queueName, type QueueKey } from '../topology/queues';

/** Tag under which a process consumes a queue, needed to stop consuming before it drains. */
export const consumerTag = (key: QueueKey): string => `${queueName(key)}.${process.pid}`;

/** Nest's RabbitMQ server for one queue of the topology: it takes the handlers that name this queue and no others. */
export class QueueServer extends ServerRMQ {
  constructor(
    private readonly key: QueueKey,
    config: MessagingConfig,
  ) {
    super({
      urls: [config.RABBITMQ_URL],
      queue: queueName(key),
      queueOptions: mainQueueOptions(key),
      exchange: EVENTS_EXCHANGE,
      exchangeType: 'topic',
      wildcards: true,
      noAck: false,
      persistent: true,
      prefetchCount: config.RABBITMQ_PREFETCH,
      consumerTag: consumerTag(key),
      socketOptions: { heartbeatIntervalInSeconds: 10, reconnectTimeInSeconds: 1 },
    });
  }

  override addHandler(
    pattern: unknown,
    callback: MessageHandler,
    isEventHandler = false,
    extras: Record<string, unknown> = {},
  ): void {
    if (extras['queue'] === this.key) super.addHandler(pattern, callback, isEventHandler, extras);
  }
}
