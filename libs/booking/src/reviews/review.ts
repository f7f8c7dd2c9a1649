/** What one side of a booking says of the other. Neither is seen before both are written, or the time for it is over. */
export interface Review {
  id: string;
  bookingId: string;
  gigId: string;
  authorId: string;
  /** The brand, or a member: a brand reviews every member by itself. */
  subjectId: string;
  /** Whole stars, 1 to 5. */
  rating: number;
  text: string;
  /** Whether everybody can see it. */
  published: boolean;
  /** When it is published at the latest. */
  publishAt: Date;
  createdAt: Date;
}
