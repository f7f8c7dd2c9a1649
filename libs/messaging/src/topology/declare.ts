import {
  deadQueueName,
  EVENTS_EXCHANGE,
  mainQueueOptions,
  QUEUE_KEYS,
  queueName,
  QUEUES,
  RETRY_DELAYS_MS,
  retryQueueName,
  retryQueueOptions,
  type QueueKey,
} from './queues';

/** The part of an amqplib channel that declaring needs. */
export interface DeclaringChannel {
  assertExchange(name: string, type: string, options: object): Promise<unknown>;
  assertQueue(name: string, options: object): Promise<unknown>;
  bindQueue(queue: string, exchange: string, pattern: string): Promise<unknown>;
}

/** Declares one queue with its retry and dead-letter queues, so that nothing can fail before there is a place for it. */
export const declareQueue = async (channel: DeclaringChannel, key: QueueKey): Promise<void> => {
  await channel.assertExchange(EVENTS_EXCHANGE, 'topic', { durable: true });
  await channel.assertQueue(deadQueueName(key), { durable: true, arguments: { 'x-queue-type': 'quorum' } });
  await channel.assertQueue(queueName(key), mainQueueOptions(key));
  for (const delay of RETRY_DELAYS_MS)
    await channel.assertQueue(retryQueueName(key, delay), retryQueueOptions(key, delay));
  for (const pattern of QUEUES[key]) await channel.bindQueue(queueName(key), EVENTS_EXCHANGE, pattern);
};

/** Declares exchange, queues and bindings. Idempotent; whoever publishes does it first, so that no event finds no queue. */
export const declareTopology = async (channel: DeclaringChannel): Promise<void> => {
  for (const key of QUEUE_KEYS) await declareQueue(channel, key);
};
