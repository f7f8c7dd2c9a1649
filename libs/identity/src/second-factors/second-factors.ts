import { Injectable } from '@nestjs/common';
import { InjectModel } from '@nestjs/mongoose';
import { DomainError } from '@noillin/contracts';
import { isDuplicateKey } from '@noillin/mongo';
import { SystemClock } from '@noillin/utils';
import { Model } from 'mongoose';
import type { SecondFactorDocument } from './second-factor.schema';

/** An authenticator; see SecondFactorDocument. */
export interface SecondFactor {
  sealedSecret: string;
  isConfirmed: boolean;
  recoveryCodesLeft: number;
}

/** Authenticators and recovery codes. Each code counts once, also when it is shown twice at the same moment. */
@Injectable()
export class SecondFactors {
  constructor(
    @InjectModel('SecondFactor') private readonly model: Model<SecondFactorDocument>,
    private readonly clock: SystemClock,
  ) {}

  async find(userId: string): Promise<SecondFactor | null> {
    const row = await this.model.findById(userId).lean<SecondFactorDocument>();
    if (!row) return null;
    const { sealedSecret, confirmedAt, recoveryHashes } = row;
    return { sealedSecret, isConfirmed: confirmedAt !== null, recoveryCodesLeft: recoveryHashes.length };
  }

  /** Everybody's sealed secrets, by user id, from after one on. */
  async listSealed(after: string, limit: number): Promise<{ userId: string; sealedSecret: string }[]> {
    const rows = await this.model
      .find({ _id: { $gt: after } }, { sealedSecret: 1 })
      .sort({ _id: 1 })
      .limit(limit)
      .lean<Pick<SecondFactorDocument, '_id' | 'sealedSecret'>[]>();
    return rows.map(({ _id, sealedSecret }) => ({ userId: _id, sealedSecret }));
  }

  /** Keeps the same secret under another seal; false when it is another one by now. */
  async reseal(userId: string, from: string, to: string): Promise<boolean> {
    const { modifiedCount } = await this.model.updateOne(
      { _id: userId, sealedSecret: from },
      { $set: { sealedSecret: to } },
    );
    return modifiedCount === 1;
  }

  /** Keeps a secret until it is confirmed, in place of an earlier one that was not. @throws DomainError `second_factor_enabled` */
  async begin(userId: string, sealedSecret: string): Promise<void> {
    try {
      await this.model.updateOne(
        { _id: userId, confirmedAt: null },
        { $set: { sealedSecret, lastStep: 0, recoveryHashes: [], createdAt: this.clock.date() } },
        { upsert: true },
      );
    } catch (error) {
      if (isDuplicateKey(error)) throw new DomainError('second_factor_enabled', {}, { cause: error });
      throw error;
    }
  }

  /** @throws DomainError `second_factor_enabled` when somebody else has just confirmed it */
  async confirm(userId: string, recoveryHashes: string[]): Promise<void> {
    const { modifiedCount } = await this.model.updateOne(
      { _id: userId, confirmedAt: null },
      { $set: { confirmedAt: this.clock.date(), recoveryHashes } },
    );
    if (modifiedCount === 0) throw new DomainError('second_factor_enabled');
  }

  /** Uses up the codes of a time step and of those before it; false when that has been done. */
  async takeStep(userId: string, step: number): Promise<boolean> {
    const { modifiedCount } = await this.model.updateOne(
      { _id: userId, lastStep: { $lt: step } },
      { $set: { lastStep: step } },
    );
    return modifiedCount === 1;
  }

  /** Uses up a recovery code; false when there is no such code, or no more. */
  async takeRecoveryCode(userId: string, hash: string): Promise<boolean> {
    const { modifiedCount } = await this.model.updateOne(
      { _id: userId, confirmedAt: { $ne: null }, recoveryHashes: hash },
      { $pull: { recoveryHashes: hash } },
    );
    return modifiedCount === 1;
  }

  async replaceRecoveryCodes(userId: string, recoveryHashes: string[]): Promise<void> {
    await this.model.updateOne({ _id: userId }, { $set: { recoveryHashes } });
  }

  async remove(userId: string): Promise<void> {
    await this.model.deleteOne({ _id: userId });
  }
}
