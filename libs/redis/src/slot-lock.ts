import { Injectable } from '@nestjs/common';
import { DomainError } from '@noillin/contracts';
import Redlock, { LockError, type CompatibleRedisClient, type Lock } from 'redlock';
import { RedisClient } from './redis-client';

/** Longer than any booking transaction takes; a holder that dies frees the slot after this. */
const LOCK_TTL_MS = 10_000;

/** Locking, taking back a half-made lock and asking why are three commands, each of which may hang: this is for all of them. */
const ANSWER_WITHIN_MS = 1_500;

const keyOf = (memberId: string, start: number): string => `lock:slot:{noillin}:${memberId}:${start}`;

/** A lock that comes after its caller was told that there is none. */
const giveBack = (attempt: Promise<Lock>): void => {
  attempt.then((lock) => lock.unlock()).catch(() => undefined);
};

/**
 * Guards the critical section of booking: one multi-key lock over the slot of every member, taken or refused at once.
 * It keeps contenders away from the database; what keeps bookings right is the conditional write in MongoDB.
 */
@Injectable()
export class SlotLock {
  private readonly redlock: Redlock;
  /** By key, how far this process has got with the lock: asking for it, or holding it. */
  private readonly own = new Map<string, Promise<Lock>>();

  constructor(private readonly client: RedisClient) {
    // Redlock's types were written for an older ioredis; the commands it uses are the same.
    const redis = client.redis as unknown as CompatibleRedisClient;
    this.redlock = new Redlock([redis], { retryCount: 0 });
    // Why an attempt failed is found out by explain(); an 'error' event without a listener would end the process.
    this.redlock.on('clientError', () => undefined);
  }

  /**
   * Runs `work` while holding the lock of `start` (epoch milliseconds) for all members.
   * @throws DomainError `slot_taken` while somebody else holds it, `dependency_unavailable` when Redis does not answer
   */
  async hold<Result>(
    memberIds: readonly string[],
    start: number,
    work: () => Promise<Result>,
  ): Promise<Result> {
    const keys = [...memberIds].sort().map((memberId) => keyOf(memberId, start));
    const ahead = keys.map((key) => this.own.get(key)).find((own) => own !== undefined);
    if (ahead) return this.standBack(ahead);
    const attempt = this.acquire(keys);
    keys.forEach((key) => this.own.set(key, attempt));
    try {
      return await this.workUnder(await attempt, work);
    } finally {
      keys.forEach((key) => this.own.delete(key));
    }
  }

  /**
   * Whose slot is locked at the moment; by the next it may be another's.
   * @throws DomainError `dependency_unavailable` when Redis does not answer
   */
  async lockedAmong(memberIds: readonly string[], start: number): Promise<string[]> {
    if (memberIds.length === 0) return [];
    const keys = memberIds.map((memberId) => keyOf(memberId, start));
    try {
      const holders = await this.client.redis.mget(...keys);
      return memberIds.filter((_, index) => holders[index] !== null);
    } catch (error) {
      throw this.unavailable(error);
    }
  }

  /** Whoever comes while this process has the lock, or asks for it, shares its fate or finds it taken: Redis is not asked again. */
  private async standBack(ahead: Promise<Lock>): Promise<never> {
    await ahead;
    throw new DomainError('slot_taken');
  }

  private async workUnder<Result>(lock: Lock, work: () => Promise<Result>): Promise<Result> {
    try {
      return await work();
    } finally {
      // A lock that cannot be given back (Redis went away, or it lapsed) ends by its time to live.
      await lock.unlock().catch(() => undefined);
    }
  }

  private async acquire(keys: string[]): Promise<Lock> {
    if (this.client.redis.status !== 'ready') throw this.unavailable();
    const attempt = this.attempt(keys);
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<never>((_, reject) => {
      timer = setTimeout(() => {
        reject(this.unavailable());
        giveBack(attempt);
      }, ANSWER_WITHIN_MS);
    });
    return Promise.race([attempt, late]).finally(() => clearTimeout(timer));
  }

  private async attempt(keys: string[]): Promise<Lock> {
    try {
      return await this.redlock.lock(keys, LOCK_TTL_MS);
    } catch (error) {
      throw error instanceof LockError ? await this.explain(keys, error) : this.unavailable(error);
    }
  }

  /** Redlock reports a contended key and a dead server alike: ask Redis which it was. */
  private async explain(keys: string[], cause: Error): Promise<DomainError> {
    try {
      await this.client.redis.exists(...keys);
      return new DomainError('slot_taken', {}, { cause });
    } catch (error) {
      return this.unavailable(error);
    }
  }

  private unavailable(cause?: unknown): DomainError {
    return new DomainError('dependency_unavailable', { dependency: 'slot lock' }, { cause });
  }
}
