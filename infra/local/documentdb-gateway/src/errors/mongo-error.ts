import { BsonDocument } from '../wire/bson-codec';

/** An error a client gets, in MongoDB's terms. */
export class MongoError extends Error {
  constructor(
    readonly code: number,
    message: string,
    /** Further fields of the answer: keyPattern, keyValue. */
    readonly details: BsonDocument = {},
  ) {
    super(message);
  }
}
