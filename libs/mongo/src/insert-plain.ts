import type { Model } from 'mongoose';
import type { Stored } from './base-schema';
import { surroundingSession } from './transactions';

/**
 * Inserts a document that our own code has just made in full, in the surrounding transaction if there is one. The compiler
 * has checked it, so Mongoose neither hydrates nor validates it again and adds no defaults: that is a fifth of the CPU of a booking.
 * For hot paths; everywhere else `model.create` is the second pair of eyes.
 */
export const insertPlain = async <Doc extends Stored>(model: Model<Doc>, document: Doc): Promise<void> => {
  const options = { session: surroundingSession(), ignoreUndefined: true };
  await model.collection.insertOne(document as never, options);
};
