import { Injectable } from '@nestjs/common';
import { InjectModel } from '@nestjs/mongoose';
import { Clock, newSecret, sha256 } from '@noillin/utils';
import { Model } from 'mongoose';
import type { CalendarFeedDocument } from './calendar-feed.schema';

/** An address as it is told once, when it is made. */
export interface IssuedFeed {
  token: string;
  issuedAt: Date;
}

/** The secret addresses under which people's calendars are read without logging in. */
@Injectable()
export class CalendarFeeds {
  constructor(
    @InjectModel('CalendarFeed') private readonly model: Model<CalendarFeedDocument>,
    private readonly clock: Clock,
  ) {}

  /** Makes an address; the one that was before, if any, ends with the same write. */
  async issue(userId: string): Promise<IssuedFeed> {
    const [token, issuedAt] = [newSecret(), this.clock.date()];
    await this.model.updateOne(
      { _id: userId },
      { $set: { tokenHash: sha256(token), issuedAt } },
      { upsert: true },
    );
    return { token, issuedAt };
  }

  /** When the person's address was made; null without one. */
  async issuedAt(userId: string): Promise<Date | null> {
    const row = await this.model.findById(userId).lean<CalendarFeedDocument>();
    return row?.issuedAt ?? null;
  }

  /** False when there was none. */
  async revoke(userId: string): Promise<boolean> {
    const { deletedCount } = await this.model.deleteOne({ _id: userId });
    return deletedCount > 0;
  }

  /** Whose calendar it is; null for an address that never was, or is no more. */
  async ownerOf(token: string): Promise<string | null> {
    const row = await this.model.findOne({ tokenHash: sha256(token) }).lean<CalendarFeedDocument>();
    return row?._id ?? null;
  }
}
