import { Injectable } from '@nestjs/common';
import { InjectModel } from '@nestjs/mongoose';
import { isDuplicateKey } from '@noillin/mongo';
import { SystemClock, sha256 } from '@noillin/utils';
import { Model } from 'mongoose';
import { waitAfter } from './wait-after';
import type { FailedAttemptsDocument } from './failed-attempts.schema';

const REMEMBERED_MS = 24 * 3_600_000;

/** How a key stands. */
export interface Standing {
  failures: number;
  /** Seconds until the next attempt is let through; 0 for now. */
  waitSeconds: number;
}

/** Counts failures by key, and makes the next attempt wait the longer the more there were. */
@Injectable()
export class FailedAttempts {
  constructor(
    @InjectModel('FailedAttempts') private readonly model: Model<FailedAttemptsDocument>,
    private readonly clock: SystemClock,
  ) {}

  async of(key: string): Promise<Standing> {
    const row = await this.model
      .findOne({ _id: sha256(key), expiresAt: { $gt: this.clock.date() } })
      .lean<FailedAttemptsDocument>();
    if (!row) return { failures: 0, waitSeconds: 0 };
    return { failures: row.failures, waitSeconds: this.secondsUntil(row.lockedUntil) };
  }

  /** Counts a failure; answers how long the next attempt has to wait. */
  async add(key: string): Promise<Standing> {
    const row = await this.count(key).catch((error: unknown) => {
      // Of several first failures at once one makes the row; the others find it now.
      if (isDuplicateKey(error)) return this.count(key);
      throw error;
    });
    const waitSeconds = waitAfter(row.failures);
    const lockedUntil = new Date(this.clock.now() + waitSeconds * 1_000);
    if (waitSeconds > 0) await this.model.updateOne({ _id: row._id }, { $max: { lockedUntil } });
    return { failures: row.failures, waitSeconds };
  }

  /** Forgets what went wrong, since something went right. */
  async clear(key: string): Promise<void> {
    await this.model.deleteOne({ _id: sha256(key) });
  }

  private async count(key: string): Promise<FailedAttemptsDocument> {
    const expiresAt = new Date(this.clock.now() + REMEMBERED_MS);
    return this.model
      .findOneAndUpdate(
        { _id: sha256(key) },
        { $inc: { failures: 1 }, $set: { expiresAt }, $setOnInsert: { lockedUntil: this.clock.date() } },
        { upsert: true, returnDocument: 'after' },
      )
      .lean<FailedAttemptsDocument>()
      .exec();
  }

  private secondsUntil(instant: Date): number {
    return Math.max(0, Math.ceil((instant.getTime() - this.clock.now()) / 1_000));
  }
}
