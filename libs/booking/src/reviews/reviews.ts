import { Injectable } from '@nestjs/common';
import { InjectModel } from '@nestjs/mongoose';
import { DomainError } from '@noillin/contracts';
import { isDuplicateKey } from '@noillin/mongo';
import { toPage, type DueItem, type Page } from '@noillin/utils';
import { Model } from 'mongoose';
import type { Review } from './review';
import type { ReviewDocument } from './review.schema';

const toReview = ({ _id, ...rest }: ReviewDocument): Review => ({ id: _id, ...rest });

/** The stored reviews. */
@Injectable()
export class Reviews {
  constructor(@InjectModel('Review') private readonly model: Model<ReviewDocument>) {}

  /** @throws DomainError `already_reviewed` */
  async insert({ id, ...review }: Review): Promise<void> {
    try {
      await this.model.create([{ _id: id, ...review }]);
    } catch (error) {
      if (isDuplicateKey(error)) throw new DomainError('already_reviewed', {}, { cause: error });
      throw error;
    }
  }

  async findById(id: string): Promise<Review | null> {
    const row = await this.model.findById(id).lean<ReviewDocument>();
    return row && toReview(row);
  }

  async ofBooking(bookingId: string): Promise<Review[]> {
    const rows = await this.model.find({ bookingId }).sort({ _id: 1 }).lean<ReviewDocument[]>();
    return rows.map(toReview);
  }

  /** What everybody can read about a person, newest first. `before` is the id at which the previous page ended. */
  async publishedAbout(subjectId: string, limit: number, before?: string): Promise<Page<Review>> {
    const rows = await this.model
      .find({ subjectId, published: true, ...(before !== undefined && { _id: { $lt: before } }) })
      .sort({ _id: -1 })
      .limit(limit + 1)
      .lean<ReviewDocument[]>();
    return toPage(rows.map(toReview), limit);
  }

  /** Compare-and-set: null when it is published already. */
  async publish(id: string): Promise<Review | null> {
    const row = await this.model
      .findOneAndUpdate(
        { _id: id, published: false },
        { $set: { published: true } },
        { returnDocument: 'after' },
      )
      .lean<ReviewDocument>();
    return row && toReview(row);
  }

  async findDue(now: Date, limit: number): Promise<DueItem[]> {
    const rows = await this.model
      .find({ published: false, publishAt: { $lte: now } }, { publishAt: 1 })
      .sort({ publishAt: 1 })
      .limit(limit)
      .lean<Pick<ReviewDocument, '_id' | 'publishAt'>[]>();
    return rows.map(({ _id, publishAt }) => ({ id: _id, dueAt: publishAt }));
  }
}
