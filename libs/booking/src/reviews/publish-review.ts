import { Injectable } from '@nestjs/common';
import { InfluencerProfiles } from '@noillin/catalog';
import { Outbox } from '@noillin/messaging';
import { Transactions } from '@noillin/mongo';
import { Clock, type DueItem, type DueWork } from '@noillin/utils';
import type { Review } from './review';
import { Reviews } from './reviews';

/** Shows a review to everybody and counts its rating, once. Run as due work, it ends the wait for the other side. */
@Injectable()
export class PublishReview implements DueWork {
  constructor(
    private readonly reviews: Reviews,
    private readonly profiles: InfluencerProfiles,
    private readonly transactions: Transactions,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  findDue(now: Date, limit: number): Promise<DueItem[]> {
    return this.reviews.findDue(now, limit);
  }

  async run(reviewId: string): Promise<void> {
    const review = await this.reviews.findById(reviewId);
    if (review && review.publishAt <= this.clock.date()) await this.publish(review);
  }

  /** In the caller's transaction, if there is one. */
  publish({ id }: Review): Promise<void> {
    return this.transactions.run(async () => {
      const review = await this.reviews.publish(id);
      if (!review) return;
      const { bookingId, authorId, subjectId, rating } = review;
      if (await this.profiles.addRating(subjectId, rating, this.clock.date()))
        await this.outbox.add('profile.changed', { userId: subjectId, role: 'influencer' });
      await this.outbox.add('review.published', { reviewId: id, bookingId, authorId, subjectId });
    });
  }
}
