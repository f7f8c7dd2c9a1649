import { Injectable } from '@nestjs/common';
import { InjectModel } from '@nestjs/mongoose';
import { isDuplicateKey } from '@noillin/mongo';
import { Model } from 'mongoose';
import type { RoundDocument } from './round.schema';

/** When each regular job comes round next, for all workers and over restarts. */
@Injectable()
export class Rounds {
  constructor(@InjectModel('TimerRound') private readonly model: Model<RoundDocument>) {}

  /** Null before the first round. */
  async nextOf(name: string): Promise<Date | null> {
    const row = await this.model.findById(name).lean<RoundDocument>();
    return row?.nextAt ?? null;
  }

  /** Compare-and-set: moves the next round only if it still stands at `from`. */
  async move(name: string, from: Date | null, to: Date): Promise<void> {
    if (from) await this.model.updateOne({ _id: name, nextAt: from }, { $set: { nextAt: to } });
    else await this.first(name, to);
  }

  private async first(name: string, nextAt: Date): Promise<void> {
    try {
      await this.model.create([{ _id: name, nextAt }]);
    } catch (error) {
      if (!isDuplicateKey(error)) throw error;
    }
  }
}
