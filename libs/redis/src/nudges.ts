import { Injectable, Logger } from '@nestjs/common';
import type { Redis } from 'ioredis';
import { RedisClient } from './redis-client';

/** Hints from service to service that there is something to do. They may be lost: whoever listens also looks by itself. */
@Injectable()
export class Nudges {
  private readonly logger = new Logger(Nudges.name);
  private readonly listeners = new Map<string, (() => void)[]>();
  private subscriber: Redis | undefined;

  constructor(private readonly client: RedisClient) {}

  /** Returns at once and never throws. */
  send(channel: string): void {
    this.client.redis.publish(channel, '').catch((error: unknown) => {
      this.logger.debug({ err: error, channel }, 'no nudge; the listener will look by itself');
    });
  }

  /** Calls `act` on every nudge from now on, also after Redis was away. */
  listen(channel: string, act: () => void): void {
    this.listeners.set(channel, [...(this.listeners.get(channel) ?? []), act]);
    this.subscriber ??= this.subscribed();
    this.subscriber.subscribe(channel).catch((error: unknown) => {
      this.logger.warn({ err: error, channel }, 'no nudges; the listener polls');
    });
  }

  private subscribed(): Redis {
    const subscriber = this.client.connect({
      enableOfflineQueue: true,
      maxRetriesPerRequest: null,
      commandTimeout: undefined,
    });
    subscriber.on('message', (channel) => this.listeners.get(channel)?.forEach((act) => act()));
    return subscriber;
  }
}
