import {
  Injectable,
  Logger,
  type CallHandler,
  type ExecutionContext,
  type NestInterceptor,
} from '@nestjs/common';
import type { RmqContext } from '@nestjs/microservices';
import { runInContext } from '@noillin/utils';
import type { ConfirmChannel, ConsumeMessage } from 'amqplib';
import { EMPTY, from, lastValueFrom, mergeMap, type Observable } from 'rxjs';
import { openEnvelope } from '../envelope';
import { FailedMessages } from './failed-messages';

/**
 * Acknowledges after success and hands failures to retry or dead letters, where the error is still the one that was
 * thrown: Nest makes another of it on the way out. Also opens the work context, so that what a handler causes carries the chain's ids.
 */
@Injectable()
export class AckInterceptor implements NestInterceptor {
  private readonly logger = new Logger(AckInterceptor.name);

  constructor(private readonly failed: FailedMessages) {}

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    if (context.getType() !== 'rpc') return next.handle();
    const rmq = context.switchToRpc().getContext<RmqContext>();
    const channel = rmq.getChannelRef() as ConfirmChannel;
    const message = rmq.getMessage() as ConsumeMessage;
    return from(this.handle(channel, message, context, next)).pipe(mergeMap(() => EMPTY));
  }

  private async handle(
    channel: ConfirmChannel,
    message: ConsumeMessage,
    context: ExecutionContext,
    next: CallHandler,
  ): Promise<void> {
    try {
      const envelope = openEnvelope(context.switchToRpc().getData());
      const work = { correlationId: envelope.correlationId, causationId: envelope.id };
      await runInContext(work, () => lastValueFrom(next.handle(), { defaultValue: undefined }));
      this.settle(() => channel.ack(message));
    } catch (error) {
      await this.failed.settle(channel, message, error);
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
