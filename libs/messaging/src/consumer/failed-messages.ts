import { Injectable, Logger } from '@nestjs/common';
import { counter } from '@noillin/observability';
import { newId } from '@noillin/utils';
import type { ConfirmChannel, ConsumeMessage } from 'amqplib';
import { ERROR_HEADER, FAILED_AT_HEADER, FAILURE_ID_HEADER } from '../dead-letters/failure-headers';
import { deadQueueName, retryQueueName } from '../topology/queues';
import { decideNext, type NextAttempt } from './next-attempt';
import { queueKeyOf } from './queue-key';

const REASON_LENGTH = 500;
const failures = counter({
  name: 'noillin_messages_failed_total',
  help: 'Messages retried or dead-lettered.',
  labelNames: ['queue', 'outcome'],
});

/** Moves a failed message to its next retry queue, or to the dead letters when it is hopeless or out of attempts. */
@Injectable()
export class FailedMessages {
  private readonly logger = new Logger(FailedMessages.name);

  /** The message is acknowledged only after the broker confirmed its copy; without confirmation it goes back to its queue. */
  async settle(channel: ConfirmChannel, message: ConsumeMessage, error: unknown): Promise<void> {
    const key = queueKeyOf(message.fields.consumerTag);
    const next = decideNext(message.properties.headers ?? {}, error);
    const target = next.delayMs === undefined ? deadQueueName(key) : retryQueueName(key, next.delayMs);
    this.report(key, message, next, error);
    try {
      await this.move(channel, message, target, next, error);
      channel.ack(message);
    } catch (publishError) {
      this.logger.warn(
        { err: publishError },
        'a failed message could not be moved; the broker will deliver it again',
      );
      this.giveBack(channel, message);
    }
  }

  private move(
    channel: ConfirmChannel,
    message: ConsumeMessage,
    target: string,
    next: NextAttempt,
    error: unknown,
  ): Promise<void> {
    const reason = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
    const headers = {
      ...message.properties.headers,
      ...next.headers,
      [ERROR_HEADER]: reason.slice(0, REASON_LENGTH),
      ...(next.delayMs === undefined && {
        [FAILURE_ID_HEADER]: newId(),
        [FAILED_AT_HEADER]: new Date().toISOString(),
      }),
    };
    return new Promise((resolve, reject) => {
      const confirm = (refused: Error | null): void => (refused ? reject(refused) : resolve());
      channel.publish(
        '',
        target,
        message.content,
        { ...message.properties, persistent: true, headers },
        confirm,
      );
    });
  }

  private giveBack(channel: ConfirmChannel, message: ConsumeMessage): void {
    try {
      channel.nack(message, false, true);
    } catch (error) {
      this.logger.debug({ err: error }, 'the channel is closed: its messages go back by themselves');
    }
  }

  private report(
    queue: string,
    message: ConsumeMessage,
    { delayMs, headers }: NextAttempt,
    error: unknown,
  ): void {
    const about = { err: error, queue, messageId: message.properties.messageId as unknown, ...headers };
    failures.inc({ queue, outcome: delayMs === undefined ? 'dead' : 'retry' });
    if (delayMs === undefined) this.logger.error(about, 'message dead-lettered');
    else this.logger.warn(about, `message failed; next attempt in ${delayMs} ms`);
  }
}
