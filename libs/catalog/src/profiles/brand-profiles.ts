import { Injectable } from '@nestjs/common';
import { InjectModel } from '@nestjs/mongoose';
import { Model } from 'mongoose';
import type { BrandProfile, BrandProfileChange } from './brand-profile';
import type { BrandProfileDocument } from './brand-profile.schema';

const toProfile = ({ _id, ...profile }: BrandProfileDocument): BrandProfile => ({ id: _id, ...profile });

/** The stored profiles of brands. */
@Injectable()
export class BrandProfiles {
  constructor(@InjectModel('BrandProfile') private readonly model: Model<BrandProfileDocument>) {}

  async insert({ id, ...profile }: BrandProfile): Promise<void> {
    await this.model.create([{ _id: id, ...profile }]);
  }

  async findById(id: string): Promise<BrandProfile | null> {
    const row = await this.model.findById(id).lean<BrandProfileDocument>();
    return row && toProfile(row);
  }

  /** In no particular order; unknown ids are left out. */
  async findManyByIds(ids: readonly string[]): Promise<BrandProfile[]> {
    const rows = await this.model.find({ _id: { $in: [...ids] } }).lean<BrandProfileDocument[]>();
    return rows.map(toProfile);
  }

  /** Null when there is no such profile. */
  async update(id: string, change: BrandProfileChange, at: Date): Promise<BrandProfile | null> {
    const row = await this.model
      .findOneAndUpdate({ _id: id }, { $set: { ...change, updatedAt: at } }, { returnDocument: 'after' })
      .lean<BrandProfileDocument>();
    return row && toProfile(row);
  }
}
