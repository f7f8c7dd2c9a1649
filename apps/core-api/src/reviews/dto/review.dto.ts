import { IsInt, IsString, Length, Max, Min } from 'class-validator';
import { Omittable, Trimmed } from '../../input';
import { ApiProperty } from '@nestjs/swagger';

/** What one side of a booking says of the other. */
export class WriteReviewDto {
  /**
   * Whom a brand reviews, out of the members; may be left out where there is one. Influencers review the brand.
   * @example '0198f2a0-6f1e-7c1b-9a53-6f0c3b1f9a11'
   */
  @Omittable()
  @IsString()
  @Length(1, 64)
  subjectId?: string;

  /**
   * Whole stars, 1 to 5.
   * @example 5
   */
  @IsInt()
  @Min(1)
  @Max(5)
  rating!: number;

  /**
   * What it was like, 1 to 2000 characters.
   * @example 'On time, on brief, and a joy to work with.'
   */
  @Trimmed()
  @IsString()
  @Length(1, 2000)
  text!: string;
}

/** A review as it may be seen. */
export class ReviewDto {
  /** The review's id. */
  id!: string;
  /** The booking it is about. */
  bookingId!: string;
  /** Who wrote it. */
  authorId!: string;
  /** Whom it is about. */
  subjectId!: string;
  /**
   * Whole stars, 1 to 5.
   * @example 5
   */
  rating!: number;
  /**
   * What it was like.
   * @example 'On time, on brief, and a joy to work with.'
   */
  text!: string;
  /** Whether everybody can see it. Its author sees it before. */
  published!: boolean;
  /**
   * When it is published at the latest, whether or not the other side has written. UTC, ISO 8601.
   * @example '2026-12-09T10:00:00.000Z'
   */
  publishAt!: string;
  /**
   * UTC, ISO 8601.
   * @example '2026-11-26T10:00:00.000Z'
   */
  createdAt!: string;
}

export class BookingReviewsDto {
  /** Reviews of the booking that the caller may see: their own, and what is published. */
  items!: ReviewDto[];
}

export class ReviewListDto {
  /** Published reviews, newest first. */
  items!: ReviewDto[];
  /** Cursor of the next page, or null on the last one. */
  @ApiProperty({ type: String, nullable: true, example: null })
  nextCursor!: string | null;
}
