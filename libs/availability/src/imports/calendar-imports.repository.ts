import { Injectable } from '@nestjs/common';
import { InjectModel } from '@nestjs/mongoose';
import { isDuplicateKey } from '@noillin/mongo';
import { Model } from 'mongoose';
import { MOST_IMPORTS, type CalendarImport } from './calendar-import';
import type { CalendarImportsDocument } from './calendar-imports.schema';

/** Which calendars influencers imported. */
@Injectable()
export class CalendarImportsRepository {
  constructor(@InjectModel('CalendarImports') private readonly model: Model<CalendarImportsDocument>) {}

  /** In the order in which they were first uploaded. */
  async list(influencerId: string): Promise<CalendarImport[]> {
    const row = await this.model.findById(influencerId).lean<CalendarImportsDocument>();
    return row?.imports ?? [];
  }

  /** Makes the influencer's list, if there is none yet. Not inside a transaction: somebody else may be doing the same. */
  async open(influencerId: string): Promise<void> {
    try {
      await this.model.updateOne({ _id: influencerId }, { $setOnInsert: { imports: [] } }, { upsert: true });
    } catch (error) {
      if (!isDuplicateKey(error)) throw error;
    }
  }

  /** False, and nothing is stored, when the name is taken or there are as many as one may keep. */
  async add(influencerId: string, imported: CalendarImport): Promise<boolean> {
    const { matchedCount } = await this.model.updateOne(
      {
        _id: influencerId,
        'imports.name': { $ne: imported.name },
        [`imports.${MOST_IMPORTS - 1}`]: { $exists: false },
      },
      { $push: { imports: imported } },
    );
    return matchedCount === 1;
  }

  /** Puts it in the place of the one with its id; false when the influencer has none. */
  async replace(influencerId: string, imported: CalendarImport): Promise<boolean> {
    const { matchedCount } = await this.model.updateOne(
      { _id: influencerId, 'imports.id': imported.id },
      { $set: { 'imports.$': imported } },
    );
    return matchedCount === 1;
  }

  /** False when the influencer has no such import. */
  async remove(influencerId: string, id: string): Promise<boolean> {
    const { matchedCount } = await this.model.updateOne(
      { _id: influencerId, 'imports.id': id },
      { $pull: { imports: { id } } },
    );
    return matchedCount === 1;
  }
}
