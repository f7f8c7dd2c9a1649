import { Injectable } from '@nestjs/common';
import { InjectModel } from '@nestjs/mongoose';
import { DomainError } from '@noillin/contracts';
import { isDuplicateKey } from '@noillin/mongo';
import { Model } from 'mongoose';
import type { InfluencerProfile, InfluencerProfileChange, NewInfluencerProfile } from './influencer-profile';
import type { InfluencerProfileDocument } from './influencer-profile.schema';

const average = (sum: number, count: number): number | null =>
  count === 0 ? null : Math.round((sum / count) * 100) / 100;

const toProfile = ({
  _id,
  ratingSum = 0,
  reviewCount = 0,
  ...profile
}: InfluencerProfileDocument): InfluencerProfile => ({
  id: _id,
  ...profile,
  rating: average(ratingSum, reviewCount),
  reviewCount,
});

/** The stored profiles of influencers. */
@Injectable()
export class InfluencerProfiles {
  constructor(@InjectModel('InfluencerProfile') private readonly model: Model<InfluencerProfileDocument>) {}

  /** @throws DomainError `handle_taken` */
  async insert({ id, ...profile }: NewInfluencerProfile): Promise<void> {
    await this.refusingTakenHandles(() => this.model.create([{ _id: id, ...profile }]));
  }

  async findById(id: string): Promise<InfluencerProfile | null> {
    const row = await this.model.findById(id).lean<InfluencerProfileDocument>();
    return row && toProfile(row);
  }

  /** In no particular order; unknown ids are left out. */
  async findManyByIds(ids: readonly string[]): Promise<InfluencerProfile[]> {
    const rows = await this.model.find({ _id: { $in: [...ids] } }).lean<InfluencerProfileDocument[]>();
    return rows.map(toProfile);
  }

  /** The next profiles by id, for going through all of them. */
  async findNext(afterId: string | null, limit: number): Promise<InfluencerProfile[]> {
    const rows = await this.model
      .find(afterId === null ? {} : { _id: { $gt: afterId } })
      .sort({ _id: 1 })
      .limit(limit)
      .lean<InfluencerProfileDocument[]>();
    return rows.map(toProfile);
  }

  /**
   * Null when there is no such profile.
   * @throws DomainError `handle_taken`
   */
  async update(id: string, change: InfluencerProfileChange, at: Date): Promise<InfluencerProfile | null> {
    const row = await this.refusingTakenHandles(() =>
      this.model
        .findOneAndUpdate({ _id: id }, { $set: { ...change, updatedAt: at } }, { returnDocument: 'after' })
        .lean<InfluencerProfileDocument>(),
    );
    return row && toProfile(row);
  }

  /** Counts a rating of 1 to 5. In the transaction that publishes it, so that it counts once; a brand has no profile here. */
  async addRating(id: string, rating: number, at: Date): Promise<boolean> {
    const { matchedCount } = await this.model.updateOne(
      { _id: id },
      { $inc: { ratingSum: rating, reviewCount: 1 }, $set: { updatedAt: at } },
    );
    return matchedCount > 0;
  }

  private async refusingTakenHandles<Result>(write: () => Promise<Result>): Promise<Result> {
    try {
      return await write();
    } catch (error) {
      if (isDuplicateKey(error, 'handle')) throw new DomainError('handle_taken', {}, { cause: error });
      throw error;
    }
  }
}
