import { Injectable, Logger, type OnApplicationShutdown } from '@nestjs/common';
import type { EventEnvelope } from '@noillin/contracts';
import type { ConfirmChannel } from 'amqplib';
import { connect, type AmqpConnectionManager, type ChannelWrapper } from 'amqp-connection-manager';
import { MessagingConfig } from '../messaging.config';
import { CONNECTION_OPTIONS } from '../topology/connection-options';
import { declareTopology } from '../topology/declare';
import { EVENTS_EXCHANGE, queueName } from '../topology/queues';
import type { PutBack } from './outbox.schema';

const CONFIRM_TIMEOUT_MS = 10_000;

/** Publishes events on a confirm channel: a resolved promise means that the broker has the message on its disks. */
@Injectable()
export class EventPublisher implements OnApplicationShutdown {
  private readonly logger = new Logger(EventPublisher.name);
  private connection: AmqpConnectionManager | undefined;
  private channel: ChannelWrapper | undefined;

  constructor(private readonly config: MessagingConfig) {}

  /** Connects in the background and reconnects for ever. */
  start(): void {
    this.connection = connect([this.config.RABBITMQ_URL], CONNECTION_OPTIONS);
    this.connection.on('connectFailed', ({ err }) =>
      this.logger.debug({ err }, 'RabbitMQ does not answer; trying again'),
    );
    this.connection.on('disconnect', ({ err }) =>
      this.logger.warn({ err }, 'RabbitMQ is gone; reconnecting'),
    );
    this.channel = this.connection.createChannel({
      confirm: true,
      publishTimeout: CONFIRM_TIMEOUT_MS,
      setup: (channel: ConfirmChannel) => declareTopology(channel),
    });
    this.channel.on('error', (error: Error) =>
      this.logger.warn({ err: error }, 'the publishing channel failed'),
    );
  }

  get connected(): boolean {
    return this.connection?.isConnected() ?? false;
  }

  /** Resolves when the broker has confirmed the event. The message has the shape that Nest's RMQ server expects. */
  async publish(envelope: EventEnvelope): Promise<void> {
    const content = Buffer.from(JSON.stringify({ pattern: envelope.name, data: envelope }));
    await this.open().publish(EVENTS_EXCHANGE, envelope.name, content, {
      persistent: true,
      contentType: 'application/json',
      messageId: envelope.id,
      correlationId: envelope.correlationId,
      type: envelope.name,
    });
  }

  /** Resolves when the broker has the message in that one queue, as new: it has all its attempts before it. */
  async putBack({ queue, content, contentEncoding, deadLetterId }: PutBack): Promise<void> {
    await this.open().sendToQueue(queueName(queue), Buffer.from(content, contentEncoding), {
      persistent: true,
      headers: { 'x-dead-letter-id': deadLetterId },
    });
  }

  private open(): ChannelWrapper {
    if (!this.channel) throw new Error('the publisher is not started');
    return this.channel;
  }

  async onApplicationShutdown(): Promise<void> {
    await this.channel?.close();
    await this.connection?.close();
  }
}
