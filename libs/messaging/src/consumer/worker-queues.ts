import { Server, Transport, type CustomTransportStrategy, type MessageHandler } from '@nestjs/microservices';
import type { MessagingConfig } from '../messaging.config';
import { QUEUE_KEYS } from '../topology/queues';
import { QueueServer } from './queue-server';

/** All queues of the worker as one Nest transport: each handler goes to the queue that its @OnEvent names. */
export class WorkerQueues extends Server implements CustomTransportStrategy {
  override readonly transportId = Transport.RMQ;
  private readonly servers: QueueServer[];

  constructor(config: MessagingConfig) {
    super();
    this.servers = QUEUE_KEYS.map((key) => new QueueServer(key, config));
  }

  override addHandler(
    pattern: string,
    callback: MessageHandler,
    isEventHandler?: boolean,
    extras?: Record<string, unknown>,
  ): void {
    this.servers.forEach((server) => server.addHandler(pattern, callback, isEventHandler, extras));
  }

  /** Calls back at once: while the broker is down the rest of the worker works, and consuming begins when it is back. */
  listen(callback: (error?: unknown) => void): void {
    for (const server of this.servers) {
      const settle = (error?: unknown): void => {
        if (error) this.logger.error(error);
      };
      void server.listen(settle);
    }
    callback();
  }

  async close(): Promise<void> {
    await Promise.all(this.servers.map((server) => server.close()));
  }

  on(): never {
    throw new Error('listen to the single queue servers');
  }

  unwrap<Result>(): Result {
    return this.servers as Result;
  }
}
