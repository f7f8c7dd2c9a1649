import {
  deadQueueName,
  mainQueueOptions,
  queueName,
  QUEUES,
  RETRY_DELAYS_MS,
  retryQueueName,
  type QueueKey,
} from '@noillin/messaging';
import type { Channel } from 'amqplib';

export const EVENT = 'user.registered';

const KEY: string = 'bench';
/** In this process the topology has one more queue: those it knows are consumed by the platform's worker. */
Object.assign(QUEUES, { [KEY]: [EVENT] });

export const BENCH_KEY = KEY as QueueKey;
export const OURS = queueName(BENCH_KEY);
export const BARE = 'noillin.bench.worker';

/** The bare side's queue, of the kind of the worker's. The other is declared by the QueueServer itself. */
export async function declareBareQueue(channel: Channel): Promise<void> {
  await channel.assertQueue(BARE, mainQueueOptions(BENCH_KEY));
  await channel.purgeQueue(BARE);
}

export async function deleteQueues(channel: Channel): Promise<void> {
  const retries = RETRY_DELAYS_MS.map((delay) => retryQueueName(BENCH_KEY, delay));
  for (const queue of [BARE, OURS, deadQueueName(BENCH_KEY), ...retries]) await channel.deleteQueue(queue);
}
