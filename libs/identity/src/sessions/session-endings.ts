import { Injectable, Logger } from '@nestjs/common';
import { LiveEmitter, RedisClient } from '@noillin/redis';

type Listener = (sessionIds: readonly string[]) => void;

const CHANNEL = 'noillin:sessions:ended';

/**
 * Says at once, through Redis, which sessions have ended: their sockets close, and instances that remember them as live forget
 * them. A hint only: without Redis, whoever asks the database again finds the same within seconds.
 */
@Injectable()
export class SessionEndings {
  private readonly logger = new Logger(SessionEndings.name);
  private readonly listeners: Listener[] = [];

  constructor(
    private readonly client: RedisClient,
    private readonly live: LiveEmitter,
  ) {}

  announce(sessionIds: readonly string[]): void {
    if (sessionIds.length === 0) return;
    this.live.disconnectSessions(sessionIds);
    this.forget(sessionIds);
  }

  /** Has instances read again what they remember of sessions. */
  forget(sessionIds: readonly string[]): void {
    this.listeners.forEach((listener) => listener(sessionIds));
    this.client.redis.publish(CHANNEL, JSON.stringify(sessionIds)).catch((error: unknown) => {
      this.logger.warn({ err: error }, 'the end of sessions was not announced; others notice within seconds');
    });
  }

  /** Calls `listener` with the ids of sessions that end from now on: on this instance in the same moment, on others soon after. */
  listen(listener: Listener): void {
    this.listeners.push(listener);
    const subscriber = this.client.connect({
      enableOfflineQueue: true,
      maxRetriesPerRequest: null,
      commandTimeout: undefined,
    });
    subscriber.on('message', (_channel: string, message: string) =>
      listener(JSON.parse(message) as string[]),
    );
    subscriber.subscribe(CHANNEL).catch((error: unknown) => {
      this.logger.debug({ err: error }, 'the end of sessions is not heard of; the database is asked instead');
    });
  }
}
