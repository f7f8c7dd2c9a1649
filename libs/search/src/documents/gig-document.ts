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
  memberIds: string[];
  memberNames: string[];
  platformNames: string[];
  languages: string[];
  /** Largest number of followers of any member on one platform. */
  followers: number;
  /** Local days of the owner on which a slot was free when the document was made, `YYYY-MM-DD`. */
  availableOn: string[];
}
