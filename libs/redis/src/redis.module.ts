import { Global, Module, type OnApplicationBootstrap } from '@nestjs/common';
import { HealthRegistry } from '@noillin/observability';
import { LiveEmitter } from './live-emitter';
import { Nudges } from './nudges';
import { Presence } from './presence';
import { RedisClient } from './redis-client';
import { SlotLock } from './slot-lock';

/** Redis connections, slot locks and live messages. A service starts, and stays up, while Redis is down. */
@Global()
@Module({
  providers: [RedisClient, SlotLock, LiveEmitter, Presence, Nudges],
  exports: [RedisClient, SlotLock, LiveEmitter, Presence, Nudges],
})
export class RedisModule implements OnApplicationBootstrap {
  constructor(
    private readonly client: RedisClient,
    private readonly health: HealthRegistry,
  ) {}

  onApplicationBootstrap(): void {
    this.health.register('redis', () => this.client.ping(), false);
  }
}
