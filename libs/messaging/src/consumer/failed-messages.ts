import { Injectable, Logger } from '@nestjs/common';
import { isDomainError } from '@noillin/contracts';
import { isMongoUnavailable } from '@noillin/mongo';
import { counter } from '@noillin/observability';
import type { ConfirmChannel, ConsumeMessage } from 'amqplib';
import { ContractViolation } from '../envelope';
import { deadQueueName, RETRY_DELAYS_MS, retryQueueName } from '../topology/queues';
import { queueKeyOf } from './queue-key';

/** Index of the longest delay while a dependency is down, so that work goes on soon after it is back. */
const LAST_TRANSIENT_DELAY = 2;
const ATTEMPT_HEADER = 'x-attempt';
const failures = counter({
  name: 'noillin_messages_failed_total',
  help: 'Messages retried or dead-lettered.',
  labelNames: ['queue', 'outcome'],
});

/** A dependency that is down says nothing about the message: it is tried until the dependency is back. */
const isTransient = (error: unknown): boolean =>
  isMongoUnavailable(error) || (isDomainError(error) && error.status === 503);

/** How long to wait before the next attempt; undefined when there is to be none. */
const delayBefore = (attempt: number, error: unknown): number | undefined => {
  if (error instanceof ContractViolation) return undefined;
  return RETRY_DELAYS_MS[isTransient(error) ? Math.min(attempt, LAST_TRANSIENT_DELAY) : attempt];
};

const attemptsOf = (message: ConsumeMessage): number =>
  Number(message.properties.headers?.[ATTEMPT_HEADER] ?? 0);

/** Moves a failed message to its next retry queue, or to the dead letters when it is hopeless or out of attempts. */
@Injectable()
export class FailedMessages {
  private readonly logger = new Logger(FailedMessages.name);

  /** The message is acknowledged only after the broker confirmed its copy; without confirmation it goes back to its queue. */
  async settle(channel: ConfirmChannel, message: ConsumeMessage, error: unknown): Promise<void> {
    const key = queueKeyOf(message.fields.consumerTag);
    const attempt = attemptsOf(message);
    const delay = delayBefore(attempt, error);
    const target = delay === undefined ? deadQueueName(key) : retryQueueName(key, delay);
    this.report(key, message, attempt, delay, error);
    try {
      await this.move(channel, message, target, attempt + 1, error);
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
    attempt: number,
    error: unknown,
  ): Promise<void> {
    const reason = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
    const headers = {
      ...message.properties.headers,
      [ATTEMPT_HEADER]: attempt,
      'x-error': reason.slice(0, 500),
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
    attempt: number,
    delay: number | undefined,
    error: unknown,
  ): void {
    const about = { err: error, queue, messageId: message.properties.messageId as unknown, attempt };
    failures.inc({ queue, outcome: delay === undefined ? 'dead' : 'retry' });
    if (delay === undefined) this.logger.error(about, 'message dead-lettered');
    else this.logger.warn(about, `message failed; next attempt in ${delay} ms`);
  }
}
