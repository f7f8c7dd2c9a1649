import { newId } from '@noillin/utils';
import { Schema, type SchemaDefinition, type SchemaOptions } from 'mongoose';

/** A stored document as repositories see it: a plain object with a string id. */
export interface Stored {
  _id: string;
}

/**
 * A schema with a string `_id` (made by newId unless given), unknown paths refused and no version key.
 * Field names are checked by the compiler against `Doc`.
 */
export const defineSchema = <Doc extends Stored>(
  definition: SchemaDefinition<Omit<Doc, '_id'>>,
  options: SchemaOptions = {},
): Schema<Doc> =>
  new Schema<Doc>({ _id: { type: String, default: newId }, ...definition }, {
    versionKey: false,
    strict: 'throw',
    strictQuery: 'throw',
    minimize: false,
    id: false,
    ...options,
  } as never);
