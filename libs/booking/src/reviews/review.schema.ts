import { defineSchema, type Stored } from '@noillin/mongo';
import type { Review } from './review';

export interface ReviewDocument extends Stored, Omit<Review, 'id'> {}

const text = { type: String, required: true };
const date = { type: Date, required: true };

export const ReviewSchema = defineSchema<ReviewDocument>(
  {
    bookingId: text,
    gigId: text,
    authorId: text,
    subjectId: text,
    rating: { type: Number, required: true },
    text: { type: String, default: '' },
    published: { type: Boolean, required: true },
    publishAt: date,
    createdAt: date,
  },
  { collection: 'reviews' },
);
// One review of one person by one person per booking; also all reviews of a booking.
ReviewSchema.index({ bookingId: 1, authorId: 1, subjectId: 1 }, { unique: true });
// What everybody can read about a person, newest first.
ReviewSchema.index({ subjectId: 1, published: 1, _id: -1 });
// Reviews whose other side was not written in time.
ReviewSchema.index({ published: 1, publishAt: 1 });
