import { Injectable } from '@nestjs/common';
import { DomainError } from '@noillin/contracts';
import { Outbox } from '@noillin/messaging';
import { Transactions } from '@noillin/mongo';
import { Clock, newId } from '@noillin/utils';
import { memberIdsOf, type Booking } from '../booking';
import { BookingConfig } from '../booking.config';
import { PublishReview } from './publish-review';
import type { Review } from './review';
import { Reviews } from './reviews';

const DAY_MS = 24 * 3_600_000;

export interface ReviewWish {
  authorId: string;
  /** Whom a brand reviews; may be left out where the booking has one member. Members review the brand. */
  subjectId?: string;
  /** Whole stars, 1 to 5. */
  rating: number;
  text: string;
}

/** One side of a booking reviews the other. The second review of a pair publishes both. */
@Injectable()
export class WriteReview {
  constructor(
    private readonly reviews: Reviews,
    private readonly publishing: PublishReview,
    private readonly transactions: Transactions,
    private readonly outbox: Outbox,
    private readonly config: BookingConfig,
    private readonly clock: Clock,
  ) {}

  /**
   * @throws DomainError `review_not_open` before the work is accepted, `rule_refused` when the time is over or nobody
   * fitting is named, `already_reviewed`
   */
  async execute(booking: Booking, wish: ReviewWish): Promise<Review> {
    const publishAt = this.endOf(booking);
    const review: Review = {
      id: newId(),
      bookingId: booking.id,
      gigId: booking.gigId,
      authorId: wish.authorId,
      subjectId: subjectOf(booking, wish),
      rating: wish.rating,
      text: wish.text,
      published: false,
      publishAt,
      createdAt: this.clock.date(),
    };
    await this.transactions.run(() => this.store(review));
    const isPublished = await this.publishPair(review);
    return { ...review, published: isPublished };
  }

  private async store(review: Review): Promise<void> {
    await this.reviews.insert(review);
    const { id: reviewId, bookingId, authorId, subjectId } = review;
    await this.outbox.add('review.written', { reviewId, bookingId, authorId, subjectId });
  }

  /**
   * Publishes the review and its counterpart once both are written. After the commit: of two who write at the same
   * moment, at least one sees both.
   */
  private async publishPair({ bookingId, authorId, subjectId }: Review): Promise<boolean> {
    const pair = (await this.reviews.ofBooking(bookingId)).filter(
      (review) =>
        (review.authorId === authorId && review.subjectId === subjectId) ||
        (review.authorId === subjectId && review.subjectId === authorId),
    );
    if (pair.length < 2) return false;
    for (const review of pair) await this.publishing.publish(review);
    return true;
  }

  private endOf({ status, completedAt }: Booking): Date {
    if ((status !== 'completed' && status !== 'closed') || !completedAt)
      throw new DomainError('review_not_open', { status });
    const end = new Date(completedAt.getTime() + this.config.REVIEW_DAYS * DAY_MS);
    if (end > this.clock.date()) return end;
    throw new DomainError('rule_refused', {
      reason: `A booking can be reviewed for ${this.config.REVIEW_DAYS} days after the work is accepted.`,
    });
  }
}

const subjectOf = (booking: Booking, { authorId, subjectId }: ReviewWish): string => {
  const others = authorId === booking.brandId ? memberIdsOf(booking) : [booking.brandId];
  const chosen = subjectId ?? (others.length === 1 ? others[0] : undefined);
  if (chosen !== undefined && others.includes(chosen)) return chosen;
  throw new DomainError('rule_refused', { reason: 'Name one person of the other side of this booking.' });
};
