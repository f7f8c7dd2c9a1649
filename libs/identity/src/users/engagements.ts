import { Injectable } from '@nestjs/common';
import { InjectModel } from '@nestjs/mongoose';
import { Model } from 'mongoose';
import type { UserDocument } from './user.schema';

/** Keeps people who are leaving out of anything new: an account is closed for good only while nothing is open. */
@Injectable()
export class Engagements {
  constructor(@InjectModel('User') private readonly model: Model<UserDocument>) {}

  /** Notes that somebody has asked to be erased, or has thought better of it. */
  async setLeaving(id: string, leaving: boolean): Promise<void> {
    await this.model.updateOne({ _id: id }, { $set: { leaving } });
  }

  /**
   * Makes sure that nobody of those who are engaged has left, in the transaction that engages them: in a booking, an offer, a
   * gig. False if somebody has. Whoever has asked to be erased is written to, so that of this transaction and the one that closes
   * their account one has to start again; nobody else is, so that those who are much in demand are not waited for.
   */
  async engage(ids: readonly string[]): Promise<boolean> {
    const rows = await this.model
      .find({ _id: { $in: ids }, $or: [{ leaving: true }, { status: 'erased' }] }, { status: 1 })
      .lean<Pick<UserDocument, '_id' | 'status'>[]>();
    if (rows.some(({ status }) => status === 'erased')) return false;
    for (const { _id } of rows) await this.model.updateOne({ _id }, { $inc: { engagements: 1 } });
    return true;
  }
}
