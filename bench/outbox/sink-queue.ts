import { EVENTS_EXCHANGE } from '@noillin/messaging';
import type { ConfirmChannel } from 'amqplib';
import { EVENT } from './new-events';

const QUEUE = 'noillin.bench.outbox';

/** A queue of the worker's kind that takes the benchmark's events: the broker has to store them as it does real ones. */
export class SinkQueue {
  private constructor(private readonly channel: ConfirmChannel) {}

  static async open(channel: ConfirmChannel): Promise<SinkQueue> {
    await channel.assertQueue(QUEUE, { durable: true, arguments: { 'x-queue-type': 'quorum' } });
    await channel.bindQueue(QUEUE, EVENTS_EXCHANGE, EVENT);
    await channel.purgeQueue(QUEUE);
    return new SinkQueue(channel);
  }

  /** Empties it. @throws Error when there was another number of messages in it: lost or doubled ones are no speed */
  async empty(expected: number): Promise<void> {
    const { messageCount } = await this.channel.purgeQueue(QUEUE);
    if (messageCount !== expected) throw new Error(`${messageCount} messages came instead of ${expected}`);
  }

  async close(): Promise<void> {
    await this.channel.deleteQueue(QUEUE);
  }
}
