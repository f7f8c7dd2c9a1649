import { Injectable, Logger, type OnApplicationShutdown, type OnModuleInit } from '@nestjs/common';
import { InjectModel } from '@nestjs/mongoose';
import { OffsetClock } from '@noillin/utils';
import { Model } from 'mongoose';
import { ClockConfig, isClockMovable } from './clock.config';
import type { ClockOffsetDocument } from './clock-offset.schema';

const ID = 'product';
/** How far a service may lag behind a move that another one made. */
const FOLLOW_EVERY_MS = 250;
/** After a move, for how long a service may still go by the old time: it may just have begun to read. Milliseconds. */
export const FOLLOWED_WITHIN_MS = 2 * FOLLOW_EVERY_MS;

/**
 * Moves the time of the whole product, for tests and for people who want to see a booking's life in a minute. MongoDB
 * holds the offset; every service that injects `Clock` follows it within half a second, the one that moved it at once.
 *
 * What must not be moved asks the `SystemClock` or the machine instead: access tokens and sessions, one-time codes,
 * idempotency keys, rate limits, slot locks, leases, rests after failures, presence, TTL indexes of the database.
 */
@Injectable()
export class ProductClock implements OnModuleInit, OnApplicationShutdown {
  private readonly logger = new Logger(ProductClock.name);
  private following: NodeJS.Timeout | undefined;

  constructor(
    @InjectModel('ClockOffset') private readonly model: Model<ClockOffsetDocument>,
    private readonly clock: OffsetClock,
    private readonly config: ClockConfig,
  ) {}

  /** Before anything asks for the time. */
  async onModuleInit(): Promise<void> {
    if (!isClockMovable(this.config)) return;
    await this.follow();
    this.following = setInterval(() => void this.follow(), FOLLOW_EVERY_MS);
  }

  onApplicationShutdown(): void {
    clearInterval(this.following);
    this.clock.offsetMs = 0;
  }

  /** Puts the clock forward. Answers the offset from real time, in milliseconds. */
  async advance(milliseconds: number): Promise<number> {
    const row = await this.model
      .findOneAndUpdate(
        { _id: ID },
        { $inc: { offsetMs: milliseconds } },
        { upsert: true, returnDocument: 'after' },
      )
      .lean<ClockOffsetDocument>();
    return this.take(row);
  }

  /** Sets the clock to `now`, epoch milliseconds, from where it goes on. */
  async set(now: number): Promise<number> {
    return this.store(now - Date.now());
  }

  /** Back to real time. What was stored with moved times keeps them. */
  async reset(): Promise<number> {
    return this.store(0);
  }

  private async store(offsetMs: number): Promise<number> {
    const row = await this.model
      .findOneAndUpdate({ _id: ID }, { $set: { offsetMs } }, { upsert: true, returnDocument: 'after' })
      .lean<ClockOffsetDocument>();
    return this.take(row);
  }

  private async follow(): Promise<void> {
    try {
      this.take(await this.model.findById(ID).lean<ClockOffsetDocument>());
    } catch (error) {
      this.logger.debug({ err: error }, 'the offset of the clock could not be read; it stays what it was');
    }
  }

  private take(row: ClockOffsetDocument | null): number {
    return (this.clock.offsetMs = row?.offsetMs ?? 0);
  }
}
