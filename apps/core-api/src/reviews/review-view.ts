import type { Review } from '@noillin/booking';
import type { ReviewDto } from './dto/review.dto';

/** A review as the API shows it. */
export const reviewView = ({ gigId: _gigId, publishAt, createdAt, ...review }: Review): ReviewDto => ({
  ...review,
  publishAt: publishAt.toISOString(),
  createdAt: createdAt.toISOString(),
});
