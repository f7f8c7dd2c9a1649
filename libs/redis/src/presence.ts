import { Injectable } from '@nestjs/common';
import { RedisClient } from './redis-client';

/** A socket that has not been heard of for this long is gone, however its instance ended. */
const TTL_MS = 60_000;
const keyOf = (userId: string): string => `presence:${userId}`;

/** Who is online, over all instances: per user a Redis sorted set of socket ids by the time at which they lapse. */
@Injectable()
export class Presence {
  constructor(private readonly client: RedisClient) {}

  /** Notes a new socket, before its client learns that it is connected. True when it is the user's first. */
  async arrive(userId: string, socketId: string): Promise<boolean> {
    const wasOnline = await this.isOnline(userId);
    await this.refresh(userId, socketId);
    return !wasOnline;
  }

  /** Notes that a socket is still alive. */
  async refresh(userId: string, socketId: string): Promise<void> {
    await this.client.redis
      .multi()
      .zadd(keyOf(userId), Date.now() + TTL_MS, socketId)
      .pexpire(keyOf(userId), TTL_MS)
      .exec();
  }

  /** Forgets a socket. True when it was the user's last. */
  async leave(userId: string, socketId: string): Promise<boolean> {
    await this.client.redis.zrem(keyOf(userId), socketId);
    return !(await this.isOnline(userId));
  }

  async isOnline(userId: string): Promise<boolean> {
    return (await this.client.redis.zcount(keyOf(userId), Date.now(), '+inf')) > 0;
  }
}
