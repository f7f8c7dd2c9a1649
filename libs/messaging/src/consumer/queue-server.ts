import { Logger } from '@nestjs/common';
import { RmqContext, ServerRMQ, type MessageHandler } from '@nestjs/microservices';
import { sleep } from '@noillin/utils';
import type { AmqpConnectionManager } from 'amqp-connection-manager';
import type { ConfirmChannel, ConsumeMessage } from 'amqplib';
import { lastValueFrom } from 'rxjs';
import { ContractViolation } from '../envelope';
import type { MessagingConfig } from '../messaging.config';
import { CONNECTION_OPTIONS } from '../topology/connection-options';
import { declareQueue } from '../topology/declare';
import { queueName, QUEUES, type QueueKey } from '../topology/queues';
import { FailedMessages } from './failed-messages';
import { openMessage } from './open-message';

const DRAIN_LIMIT_MS = 10_000;

/** Tag under which a process consumes a queue, needed to stop consuming before it drains. */
const consumerTag = (key: QueueKey): string => `${queueName(key)}.${process.pid}`;

/**
 * Nest's RabbitMQ server for one queue of the topology: it takes the handlers that name this queue and no others. Beyond
 * what Nest does, it sends what no handler can take to the dead letters, starts consuming again when the broker ended
 * its channel, and drains when it is closed.
 */
export class QueueServer extends ServerRMQ {
  private readonly log = new Logger(QueueServer.name);
  private readonly failed = new FailedMessages();
  private consuming: ConfirmChannel | undefined;
  private inFlight = 0;
  private closing = false;

  constructor(
    private readonly key: QueueKey,
    private readonly config: MessagingConfig,
  ) {
    super({
      urls: [config.RABBITMQ_URL],
      queue: queueName(key),
      wildcards: true,
      noAck: false,
      socketOptions: CONNECTION_OPTIONS,
    });
  }

  /** @throws Error for a handler that would never be called, or would be called beside another */
  override addHandler(
    pattern: string,
    callback: MessageHandler,
    isEventHandler = false,
    extras: Record<string, unknown> = {},
  ): void {
    if (extras['queue'] !== this.key) return;
    if (!(QUEUES[this.key] as readonly string[]).includes(pattern))
      throw new Error(`${pattern} does not come to the queue ${this.key}`);
    if (this.messageHandlers.has(pattern))
      throw new Error(`${pattern} of the queue ${this.key} has two handlers`);
    super.addHandler(pattern, callback, isEventHandler, extras);
  }

  /** Runs anew after every reconnection. */
  override async setupChannel(channel: ConfirmChannel, ready: () => void): Promise<void> {
    if (this.closing) return;
    this.watch(channel);
    await declareQueue(channel, this.key);
    this.initializeWildcardHandlersIfExist();
    await channel.prefetch(this.config.RABBITMQ_PREFETCH);
    this.consuming = channel;
    await channel.consume(queueName(this.key), (message) => this.take(message, channel), {
      consumerTag: consumerTag(this.key),
    });
    ready();
  }

  /** Resolves when the message is acknowledged or handed on, whatever became of it. */
  override async handleMessage(message: ConsumeMessage, channel: ConfirmChannel): Promise<void> {
    this.inFlight += 1;
    try {
      const { pattern, data } = openMessage(message.content);
      const handler = this.getHandlerByPattern(pattern);
      if (!handler) throw new ContractViolation(`nothing handles ${pattern}`);
      const outcome = this.transformToObservable(handler(data, new RmqContext([message, channel, pattern])));
      await lastValueFrom(outcome, { defaultValue: undefined });
    } catch (error) {
      // Handlers settle their own failures; what arrives here never reached one.
      await this.failed.settle(channel, message, error);
    } finally {
      this.inFlight -= 1;
    }
  }

  /** Takes no more messages, lets those in work finish, and disconnects; what is too slow is delivered again elsewhere. */
  override async close(): Promise<void> {
    this.closing = true;
    await this.stopConsuming();
    const limit = Date.now() + DRAIN_LIMIT_MS;
    while (this.inFlight > 0 && Date.now() < limit) await sleep(20);
    if (this.inFlight > 0)
      this.log.warn(`${this.inFlight} messages of ${this.key} were not finished in time`);
    await super.close();
  }

  private take(message: ConsumeMessage | null, channel: ConfirmChannel): void {
    if (message) void this.handleMessage(message, channel);
    else this.startAnew(channel, 'the broker ended the consumer');
  }

  private watch(channel: ConfirmChannel): void {
    channel.on('error', (error: Error) => this.log.warn({ err: error }, `channel of ${this.key} failed`));
    // A connection that broke closes its channels first: look once it is known whether only the channel is gone.
    channel.on('close', () => setImmediate(() => this.startAnew(channel, 'the channel was closed')));
  }

  /** The connection manager makes new channels for new connections only. */
  private startAnew(channel: ConfirmChannel, reason: string): void {
    const manager = this.server as AmqpConnectionManager | null;
    if (this.closing || this.consuming !== channel || !manager?.isConnected()) return;
    this.log.warn(`${reason}: connecting anew to consume ${this.key}`);
    this.consuming = undefined;
    manager.reconnect();
  }

  private async stopConsuming(): Promise<void> {
    try {
      await this.consuming?.cancel(consumerTag(this.key));
    } catch (error) {
      this.log.debug({ err: error }, `nothing to stop: the channel of ${this.key} is closed`);
    }
  }
}
