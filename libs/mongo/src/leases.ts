import { Injectable } from '@nestjs/common';
import { InjectModel } from '@nestjs/mongoose';
import { Model } from 'mongoose';
import { defineSchema, type Stored } from './base-schema';
import { isDuplicateKey } from './duplicate-key';

export interface LeaseDocument extends Stored {
  holder: string;
  expiresAt: Date;
}

export const LeaseSchema = defineSchema<LeaseDocument>(
  { holder: { type: String, required: true }, expiresAt: { type: Date, required: true } },
  { collection: 'leases' },
);

/** Named leases: of several processes, one at a time does a job, and another takes over when it dies. */
@Injectable()
export class Leases {
  constructor(@InjectModel('Lease') private readonly model: Model<LeaseDocument>) {}

  /** Takes or renews the lease for `ttlMs`; false while somebody else holds it. */
  async hold(name: string, holder: string, ttlMs: number): Promise<boolean> {
    const now = new Date();
    try {
      const result = await this.model.updateOne(
        { _id: name, $or: [{ holder }, { expiresAt: { $lte: now } }] },
        { $set: { holder, expiresAt: new Date(now.getTime() + ttlMs) } },
        { upsert: true },
      );
      return result.matchedCount + result.upsertedCount > 0;
    } catch (error) {
      if (isDuplicateKey(error)) return false;
      throw error;
    }
  }

  /** Gives the lease back early, on shutdown. */
  async release(name: string, holder: string): Promise<void> {
    await this.model.deleteOne({ _id: name, holder });
  }
}
