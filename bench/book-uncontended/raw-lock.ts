import { randomBytes } from 'node:crypto';
import type { Redis, Result } from 'ioredis';

const LOCK = `if redis.call("exists", KEYS[1]) == 1 then return 0 end
redis.call("set", KEYS[1], ARGV[1], "PX", ARGV[2])
return 1`;

const UNLOCK = `if redis.call("get", KEYS[1]) == ARGV[1] then return redis.call("del", KEYS[1]) end
return 0`;

const TTL_MS = '10000';

declare module 'ioredis' {
  interface RedisCommander<Context> {
    lockSlot(key: string, holder: string, ttl: string): Result<number, Context>;
    unlockSlot(key: string, holder: string): Result<number, Context>;
  }
}

/** The slot lock as two scripts that Redis knows by their hash. */
export class RawLock {
  constructor(private readonly redis: Redis) {
    redis.defineCommand('lockSlot', { numberOfKeys: 1, lua: LOCK });
    redis.defineCommand('unlockSlot', { numberOfKeys: 1, lua: UNLOCK });
  }

  /** @throws Error when somebody holds it: nothing contends here */
  async hold<Outcome>(memberId: string, start: number, work: () => Promise<Outcome>): Promise<Outcome> {
    const key = `lock:slot:{noillin}:${memberId}:${start}`;
    const holder = randomBytes(16).toString('hex');
    if ((await this.redis.lockSlot(key, holder, TTL_MS)) !== 1) throw new Error(`${key} is held`);
    try {
      return await work();
    } finally {
      await this.redis.unlockSlot(key, holder);
    }
  }
}
