import { hostname } from 'node:os';
import { Injectable, Logger } from '@nestjs/common';
import { InjectModel } from '@nestjs/mongoose';
import { isDuplicateKey } from '@noillin/mongo';
import { newId } from '@noillin/utils';
import { Model } from 'mongoose';
import { restAfter } from './rest';
import type { WorkLeaseDocument } from './work-lease.schema';

/** How long the items of a worker that died stay with it: short, since a hold must end within seconds. */
const LEASE_MS = 3_000;
const RENEW_EVERY_MS = 1_000;
const ERROR_LENGTH = 500;

const keyOf = (job: string, itemId: string): string => `${job}:${itemId}`;

/**
 * Lets one worker at a time have a due item, and lets items that failed rest. Leases are renewed while the work goes on,
 * so that they can be short. They run by real time: moving the product's clock must not end them.
 */
@Injectable()
export class WorkLeases {
  private readonly logger = new Logger(WorkLeases.name);
  private readonly holder = `${hostname()}:${process.pid}:${newId()}`;
  private readonly held = new Set<string>();
  private renewing: NodeJS.Timeout | undefined;

  constructor(@InjectModel('WorkLease') private readonly model: Model<WorkLeaseDocument>) {}

  /** Of these items, the ones that somebody works on or that rest. */
  async takenAmong(job: string, itemIds: readonly string[]): Promise<Set<string>> {
    const keys = itemIds.map((id) => keyOf(job, id));
    const rows = await this.model
      .find({ _id: { $in: keys }, until: { $gt: new Date() } }, { _id: 1 })
      .lean<Pick<WorkLeaseDocument, '_id'>[]>();
    return new Set(rows.map(({ _id }) => _id.slice(job.length + 1)));
  }

  /** Takes the item; answers how often it has failed so far, or null when somebody else was faster. */
  async take(job: string, itemId: string): Promise<{ failures: number } | null> {
    const _id = keyOf(job, itemId);
    const now = Date.now();
    try {
      const row = await this.model
        .findOneAndUpdate(
          { _id, until: { $lte: new Date(now) } },
          { $set: { holder: this.holder, until: new Date(now + LEASE_MS) } },
          { upsert: true, returnDocument: 'after' },
        )
        .lean<WorkLeaseDocument>();
      this.keep(_id);
      return { failures: row?.failures ?? 0 };
    } catch (error) {
      if (isDuplicateKey(error)) return null;
      throw error;
    }
  }

  /** The item is done: forgets it. */
  async done(job: string, itemId: string): Promise<void> {
    const _id = keyOf(job, itemId);
    this.held.delete(_id);
    await this.model.deleteOne({ _id, holder: this.holder });
  }

  /** The item failed, for the `failures`th time: nobody takes it for a while. Answers for how long, in milliseconds. */
  async rest(job: string, itemId: string, failures: number, error: unknown): Promise<number> {
    const _id = keyOf(job, itemId);
    this.held.delete(_id);
    const restMs = restAfter(failures);
    const lastError = (error instanceof Error ? `${error.name}: ${error.message}` : String(error)).slice(
      0,
      ERROR_LENGTH,
    );
    await this.model.updateOne(
      { _id, holder: this.holder },
      { $set: { until: new Date(Date.now() + restMs), failures, lastError } },
    );
    return restMs;
  }

  private keep(key: string): void {
    this.held.add(key);
    this.renewing ??= setInterval(() => void this.renew(), RENEW_EVERY_MS);
  }

  private async renew(): Promise<void> {
    if (this.held.size === 0) {
      clearInterval(this.renewing);
      this.renewing = undefined;
      return;
    }
    try {
      await this.model.updateMany(
        { _id: { $in: [...this.held] }, holder: this.holder },
        // Never shorter: an item may have gone to rest since.
        { $max: { until: new Date(Date.now() + LEASE_MS) } },
      );
    } catch (error) {
      this.logger.warn({ err: error }, 'leases could not be renewed; others may take the same work');
    }
  }
}
