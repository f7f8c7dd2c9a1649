import type { mongo } from 'mongoose';
import { keep, type Erased, type Row } from './erased';

export type { Row } from './erased';

/** Whose data it is, and what was found of it so far. */
export interface Subject {
  userId: string;
  /** Ids of the person's documents in a collection that stands further up in the list of holdings. */
  idsIn(collection: string): readonly string[];
}

/** How a person's documents are found, by an index, and what of them is theirs to have. */
export interface Exported {
  of: (subject: Subject) => mongo.Filter<Row>;
  /** Fields, also nested ones, that are left out: secrets, our own bookkeeping, what is somebody else's. */
  without?: readonly string[];
  /** For what cannot be said by leaving fields out. */
  shape?: (row: Row, subject: Subject) => Row;
}

/** What a collection holds about people, what of it they get when they ask for their data, or why nothing, and what an erasure does to it. */
export type Holding = { collection: string; erased: readonly [Erased, ...Erased[]] } & (
  { exported: Exported; notExported?: undefined } | { notExported: string; exported?: undefined }
);

/** The document, or the documents, whose id is the person's. */
export const byOwnId = ({ userId }: Subject): mongo.Filter<Row> => ({ _id: userId });

export const byField =
  (field: string) =>
  ({ userId }: Subject): mongo.Filter<Row> => ({ [field]: userId });

/** Documents whose ids begin with the person's, as `<userId>:<day>`: `;` is what comes after `:`. */
export const byIdRange = ({ userId }: Subject): mongo.Filter<Row> => ({
  _id: { $gte: `${userId}:`, $lt: `${userId};` },
});

/** Documents that hang on the person's documents in another collection. */
export const byParent =
  (field: string, collection: string) =>
  (subject: Subject): mongo.Filter<Row> => ({ [field]: { $in: [...subject.idsIn(collection)] } });

const IMPERSONAL = 'holds nothing about people';

/** Collections that hold nothing about people. */
export const impersonal = (...collections: string[]): Holding[] =>
  collections.map((collection) => ({ collection, notExported: IMPERSONAL, erased: [keep(IMPERSONAL)] }));
