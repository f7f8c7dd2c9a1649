import { Injectable } from '@nestjs/common';
import { RedisClient } from '@noillin/redis';
import { RateLimiterMemory, RateLimiterRedis, RateLimiterRes } from 'rate-limiter-flexible';
import { PartnersConfig, ratePlansOf } from '../partners.config';
import type { RatePlan } from './rate-plans';

/** Where a key stands in its present window. */
export interface KeyUsage {
  plan: RatePlan;
  /** Whether this request is still within the plan. */
  allowed: boolean;
  /** Requests left in the window. */
  remaining: number;
  /** Seconds until the next window begins. */
  resetSeconds: number;
}

/**
 * Counts the requests of each API key against its plan, over all instances, in Redis. While Redis does not answer, each
 * instance counts by itself: partners go on working and a plan is exceeded at most by the number of instances.
 */
@Injectable()
export class KeyRateLimits {
  private readonly plans: readonly [RatePlan, ...RatePlan[]];
  private readonly limiters: ReadonlyMap<string, RateLimiterRedis>;

  constructor(config: PartnersConfig, redis: RedisClient) {
    this.plans = ratePlansOf(config);
    this.limiters = new Map(this.plans.map((plan) => [plan.name, limiterOf(plan, redis)]));
  }

  /** Whether there is such a plan. */
  has(name: string): boolean {
    return this.limiters.has(name);
  }

  /** The plan of that name, or the first one where there is none. */
  planOf(name: string | null): RatePlan {
    return this.plans.find((plan) => plan.name === name) ?? this.plans[0];
  }

  /** Counts one request of a key. */
  async count(keyId: string, planName: string | null): Promise<KeyUsage> {
    const plan = this.planOf(planName);
    try {
      return usage(plan, true, await this.limiters.get(plan.name)?.consume(keyId));
    } catch (refusal) {
      // The library rejects with the state of the window when it is used up, and with an Error when something is broken.
      if (refusal instanceof RateLimiterRes) return usage(plan, false, refusal);
      throw refusal;
    }
  }
}

const limiterOf = ({ name, requests, seconds }: RatePlan, { redis }: RedisClient): RateLimiterRedis => {
  const options = { points: requests, duration: seconds, keyPrefix: `api-key:${name}` };
  return new RateLimiterRedis({
    ...options,
    storeClient: redis,
    rejectIfRedisNotReady: true,
    insuranceLimiter: new RateLimiterMemory(options),
  });
};

const usage = (plan: RatePlan, allowed: boolean, state: RateLimiterRes | undefined): KeyUsage => ({
  plan,
  allowed,
  remaining: Math.max(0, state?.remainingPoints ?? 0),
  resetSeconds: Math.max(1, Math.ceil((state?.msBeforeNext ?? 0) / 1_000)),
});
