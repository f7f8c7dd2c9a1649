/** A published gig as the search engine keeps it. */
export interface GigDocument {
  id: string;
  type: string;
  title: string;
  description: string;
  category: string;
  /** Minor units of `currency`. */
  price: number;
  currency: string;
  durationMinutes: number;
  /** Members who have accepted, as in everything that follows. */
  memberIds: string[];
  memberNames: string[];
  platformNames: string[];
  languages: string[];
  /** Reach: followers on the largest platform of each member, together. */
  followers: number;
  /** Average rating of its members by number of ratings, 1 to 5; null before the first. */
  rating: number | null;
  /** Ratings of all members together. */
  reviewCount: number;
  /** Local days of the owner on which a slot was free when the document was made, `YYYY-MM-DD`. */
  availableOn: string[];
}
