import { Injectable } from '@nestjs/common';
import { InjectModel } from '@nestjs/mongoose';
import { insertPlain, isDuplicateKey } from '@noillin/mongo';
import { newId, SystemClock } from '@noillin/utils';
import { Model } from 'mongoose';
import type { IdempotencyKeyDocument, StoredAnswer } from './idempotency-key.schema';

/** Longer than any request runs (see requestTimeout of the database and the lock); a dead process is succeeded after this. */
export const LEASE_MS = 15_000;

/** A request under an Idempotency-Key. */
export interface KeyedRequest {
  userId: string;
  route: string;
  key: string;
  fingerprint: string;
}

/** The right to do the work of a key. */
export interface Claim {
  id: string;
  holder: string;
}

export type KnownKey = Pick<IdempotencyKeyDocument, 'fingerprint' | 'holder' | 'leaseUntil' | 'answer'> & {
  id: string;
};

/** Stores who works under which key and what came of it. Every method is one atomic write or read. */
@Injectable()
export class IdempotencyKeys {
  constructor(
    @InjectModel('IdempotencyKey') private readonly model: Model<IdempotencyKeyDocument>,
    private readonly clock: SystemClock,
  ) {}

  /** Claims a key that nobody has used; null when somebody has. */
  async claim(request: KeyedRequest): Promise<Claim | null> {
    const claim = { id: newId(), holder: newId() };
    const row = {
      _id: claim.id,
      holder: claim.holder,
      leaseUntil: this.leaseEnd(),
      answer: null,
      createdAt: this.clock.date(),
    };
    try {
      await insertPlain(this.model, { ...request, ...row });
      return claim;
    } catch (error) {
      if (isDuplicateKey(error)) return null;
      throw error;
    }
  }

  async find({ userId, route, key }: KeyedRequest): Promise<KnownKey | null> {
    const row = await this.model.findOne({ userId, route, key }).lean();
    return row && { id: row._id, ...row };
  }

  /** Succeeds a holder whose lease lapsed; null when somebody else was faster. */
  async takeOver(lapsed: KnownKey): Promise<Claim | null> {
    const holder = newId();
    const { modifiedCount } = await this.model.updateOne(
      { _id: lapsed.id, holder: lapsed.holder, answer: null, leaseUntil: { $lte: this.clock.date() } },
      { $set: { holder, leaseUntil: this.leaseEnd() } },
    );
    return modifiedCount === 1 ? { id: lapsed.id, holder } : null;
  }

  /** Keeps the answer for everybody who sends the request again. */
  async complete({ id, holder }: Claim, answer: StoredAnswer): Promise<void> {
    await this.model.updateOne({ _id: id, holder }, { $set: { answer } });
  }

  /** Gives the key back: the next request runs afresh. */
  async release({ id, holder }: Claim): Promise<void> {
    await this.model.deleteOne({ _id: id, holder });
  }

  private leaseEnd(): Date {
    return new Date(this.clock.now() + LEASE_MS);
  }
}
