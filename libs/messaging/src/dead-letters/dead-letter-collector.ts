import {
  Injectable,
  Logger,
  type BeforeApplicationShutdown,
  type OnApplicationBootstrap,
} from '@nestjs/common';
import { counter } from '@noillin/observability';
import { sleep } from '@noillin/utils';
import type { ConfirmChannel, ConsumeMessage } from 'amqplib';
import { connect, type AmqpConnectionManager } from 'amqp-connection-manager';
import { MessagingConfig } from '../messaging.config';
import { CONNECTION_OPTIONS } from '../topology/connection-options';
import { declareQueue } from '../topology/declare';
import { deadQueueName, QUEUE_KEYS, type QueueKey } from '../topology/queues';
import { DeadLetters } from './dead-letters.repository';
import { readDeadLetter } from './read-dead-letter';

/** Per queue: what is not stored yet lies in this process's memory, whatever its size. */
const PREFETCH = 10;
const PAUSE_MS = 1_000;
const DRAIN_LIMIT_MS = 5_000;

const collected = counter({
  name: 'noillin_dead_letters_total',
  help: 'Failures taken out of dead-letter queues; `repeated` were stored before.',
  labelNames: ['queue', 'outcome'],
});

/**
 * Takes the dead letters of all queues into the database, where operators see them. A message is acknowledged once it is stored, and
 * stored once however often it comes. While the database is down it is kept and tried again, never given back: a quorum
 * queue drops what comes back too often.
 */
@Injectable()
export class DeadLetterCollector implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly logger = new Logger(DeadLetterCollector.name);
  private readonly inWork = new Set<Promise<void>>();
  private connection: AmqpConnectionManager | undefined;
  private current: ConfirmChannel | undefined;
  private stopping = false;

  constructor(
    private readonly config: MessagingConfig,
    private readonly letters: DeadLetters,
  ) {}

  /** Connects in the background and reconnects for ever. */
  onApplicationBootstrap(): void {
    this.connection = connect([this.config.RABBITMQ_URL], CONNECTION_OPTIONS);
    this.connection.on('disconnect', ({ err }) =>
      this.logger.warn({ err }, 'RabbitMQ is gone; dead letters stay there meanwhile'),
    );
    const channel = this.connection.createChannel({
      setup: (opened: ConfirmChannel) => this.consume(opened),
    });
    channel.on('error', (error: Error) =>
      this.logger.warn({ err: error }, 'dead letters cannot be consumed; trying again'),
    );
  }

  /** What is being stored is stored to its end, within limits; the broker keeps the rest. */
  async beforeApplicationShutdown(): Promise<void> {
    this.stopping = true;
    await Promise.race([Promise.all(this.inWork), sleep(DRAIN_LIMIT_MS)]);
    await this.connection?.close();
  }

  /** Runs anew after every reconnection. */
  private async consume(channel: ConfirmChannel): Promise<void> {
    this.current = channel;
    channel.on('error', (error: Error) => this.logger.warn({ err: error }, 'the channel failed'));
    channel.on('close', () => setImmediate(() => this.startAnew(channel)));
    await channel.prefetch(PREFETCH);
    for (const key of QUEUE_KEYS) {
      await declareQueue(channel, key);
      await channel.consume(deadQueueName(key), (message) =>
        message ? this.take(key, message, channel) : this.startAnew(channel),
      );
    }
  }

  private take(key: QueueKey, message: ConsumeMessage, channel: ConfirmChannel): void {
    const work: Promise<void> = this.collect(key, message, channel).finally(() => this.inWork.delete(work));
    this.inWork.add(work);
  }

  private async collect(key: QueueKey, message: ConsumeMessage, channel: ConfirmChannel): Promise<void> {
    const letter = readDeadLetter(key, message, new Date());
    // A message of a channel that is gone is delivered again.
    while (!this.stopping && this.current === channel) {
      try {
        const isNew = await this.letters.store(letter);
        collected.inc({ queue: key, outcome: isNew ? 'stored' : 'repeated' });
        return this.acknowledge(message, channel);
      } catch (error) {
        this.logger.warn({ err: error, queue: key }, 'a dead letter could not be stored; trying again');
        await sleep(PAUSE_MS);
      }
    }
  }

  private acknowledge(message: ConsumeMessage, channel: ConfirmChannel): void {
    try {
      channel.ack(message);
    } catch (error) {
      this.logger.debug({ err: error }, 'the channel is gone; the dead letter comes again and is known');
    }
  }

  /** The connection manager makes new channels for new connections only. */
  private startAnew(channel: ConfirmChannel): void {
    if (this.stopping || this.current !== channel) return;
    this.current = undefined;
    if (this.connection?.isConnected()) this.connection.reconnect();
  }
}
