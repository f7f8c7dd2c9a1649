import type { Stored } from '@noillin/mongo';
import type { mongo } from 'mongoose';

/** A stored document of which nothing but its id is known. */
export type Row = Stored & Record<string, unknown>;

/** Stands where the name of somebody stood who has left. */
export const ERASED_NAME = 'Deleted user';
/** Stands where the title of a gig stood whose owner has left: titles name people. */
export const ERASED_TITLE = 'Deleted gig';
/** Stands where a message stood, so that the ones around it keep their numbers. */
export const ERASED_MESSAGE = '[deleted]';

/** Whose traces are erased, and what they hang on. All of it is still found when a run goes on that was killed. */
export interface Leaver {
  userId: string;
  sessionIds: readonly string[];
  endpointIds: readonly string[];
  conversationIds: readonly string[];
  /** Gigs in which the person takes part, also those of others. */
  gigIds: readonly string[];
  ownGigIds: readonly string[];
  /** Bookings in which the person takes or took part, and all of their own gigs. */
  bookingIds: readonly string[];
  /** Bookings of the person's own gigs. */
  ownGigBookingIds: readonly string[];
  /** Everybody who has shared a gig, a booking or a conversation with the person. */
  peerIds: readonly string[];
}

type Find = (leaver: Leaver) => mongo.Filter<Row>;

/** The documents go. */
export interface Removed {
  how: 'remove';
  of: Find;
}

/** The documents stay, without what tells of the person. */
export interface Anonymised {
  how: 'anonymise';
  of: Find;
  /** Names of the fields that `change` may give another value. */
  fields: readonly string[];
  /** The new values; the same again for a document that was changed before. */
  change: (row: Row, leaver: Leaver) => Record<string, unknown>;
}

/** The documents stay as they are. */
export interface Kept {
  how: 'keep';
  /** Why, as the receipt says it. */
  because: string;
  /** Which are kept, to count them; without it the collection has none of a person's own. */
  of?: Find;
}

/** What an erasure does to a person's documents of one collection, which are found by an index. */
export type Erased = Removed | Anonymised | Kept;

export const remove = (of: Find): Removed => ({ how: 'remove', of });

export const keep = (because: string, of?: Find): Kept => ({ how: 'keep', because, ...(of && { of }) });

/** Gives fields fixed values, whatever they were. */
export const blank = (of: Find, values: Record<string, unknown>): Anonymised => ({
  how: 'anonymise',
  of,
  fields: Object.keys(values),
  change: () => values,
});

/** Documents whose id is the person's. */
export const ownId: Find = ({ userId }) => ({ _id: userId });

/** Documents whose ids begin with the person's. */
export const ownIdRange: Find = ({ userId }) => ({ _id: { $gte: `${userId}:`, $lt: `${userId};` } });

export const own =
  (field: string): Find =>
  ({ userId }) => ({ [field]: userId });

/** Documents that hang on others of the person. */
export const hangingOn =
  (field: string, ids: Exclude<keyof Leaver, 'userId'>): Find =>
  (leaver) => ({ [field]: { $in: [...leaver[ids]] } });
