import {
  Injectable,
  Logger,
  type BeforeApplicationShutdown,
  type CallHandler,
  type ExecutionContext,
  type NestInterceptor,
} from '@nestjs/common';
import type { RmqContext } from '@nestjs/microservices';
import { runInContext, sleep } from '@noillin/utils';
import type { ConfirmChannel, ConsumeMessage } from 'amqplib';
import { EMPTY, from, lastValueFrom, mergeMap, type Observable } from 'rxjs';
import { openEnvelope } from '../envelope';
import { consumerTag } from './queue-server';
import { FailedMessages } from './failed-messages';
import { queueKeyOf } from './queue-key';

const DRAIN_LIMIT_MS = 10_000;

/**
 * Acknowledges after success, hands failures to retry or dead letters, and drains on shutdown: Nest's own server
 * does none of the three. Also opens the work context, so that what a handler causes carries the chain's ids.
 */
@Injectable()
export class AckInterceptor implements NestInterceptor, BeforeApplicationShutdown {
  private readonly logger = new Logger(AckInterceptor.name);
  private readonly channels = new Map<ReturnType<typeof queueKeyOf>, ConfirmChannel>();
  private inFlight = 0;

  constructor(private readonly failed: FailedMessages) {}

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    if (context.getType() !== 'rpc') return next.handle();
    const rmq = context.switchToRpc().getContext<RmqContext>();
    const channel = rmq.getChannelRef() as ConfirmChannel;
    const message = rmq.getMessage() as ConsumeMessage;
    this.channels.set(queueKeyOf(message.fields.consumerTag), channel);
    return from(this.handle(channel, message, context, next)).pipe(mergeMap(() => EMPTY));
  }

  /** Stops taking messages, then waits for those in work; what is not finished in time is redelivered by the broker. */
  async beforeApplicationShutdown(): Promise<void> {
    for (const [key, channel] of this.channels) {
      await channel
        .cancel(consumerTag(key))
        .catch((error: unknown) => this.logger.debug({ err: error }, 'channel is closed already'));
    }
    const limit = Date.now() + DRAIN_LIMIT_MS;
    while (this.inFlight > 0 && Date.now() < limit) await sleep(20);
    this.logger.log(`drained, ${this.inFlight} messages left in work`);
  }

  private async handle(
    channel: ConfirmChannel,
    message: ConsumeMessage,
    context: ExecutionContext,
    next: CallHandler,
  ): Promise<void> {
    this.inFlight += 1;
    try {
      const envelope = openEnvelope(context.switchToRpc().getData());
      const work = { correlationId: envelope.correlationId, causationId: envelope.id };
      await runInContext(work, () => lastValueFrom(next.handle(), { defaultValue: undefined }));
      this.settle(() => channel.ack(message));
    } catch (error) {
      await this.failed.settle(channel, message, error);
    } finally {
      this.inFlight -= 1;
    }
  }

  private settle(acknowledge: () => void): void {
    try {
      acknowledge();
    } catch (error) {
      this.logger.warn({ err: error }, 'the channel is gone; the broker will deliver the message again');
    }
  }
}
