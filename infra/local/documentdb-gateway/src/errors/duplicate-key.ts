import { EJSON } from 'bson';
import { PostgresSession } from '../postgres/session';
import { Sql } from '../postgres/sql';
import { bytesField } from '../postgres/statement';
import { BsonDocument, decode, decodeExact, encode } from '../wire/bson-codec';
import { PostgresFailure } from './classify';
import { Code } from './codes';
import { MongoError } from './mongo-error';

export interface Namespace {
  database: string;
  collection: string;
}

/** Which unique index was violated and by which values. */
export interface DuplicateKey {
  index: string;
  keyPattern: BsonDocument;
  keyValue: BsonDocument;
  /** Documents the index leaves out are no duplicates. */
  partialFilter: BsonDocument | undefined;
  /** False when some value could not be derived from the statement. */
  isComplete: boolean;
}

const ID_INDEX = '_id_';

/** Describes a violation as MongoDB does; `document` is what was being written as far as it is known. */
export async function describeDuplicate(
  session: PostgresSession,
  namespace: Namespace,
  index: string,
  document: BsonDocument | undefined,
): Promise<DuplicateKey> {
  const spec = index === ID_INDEX ? { key: { _id: 1 } } : await indexSpec(session, namespace, index);
  const keyPattern = (spec?.key ?? {}) as BsonDocument;
  const fields = Object.keys(keyPattern);
  const values = fields.map((field) => valueAt(document, field));
  return {
    index,
    keyPattern,
    keyValue: Object.fromEntries(fields.map((field, position) => [field, values[position] ?? null])),
    partialFilter: spec?.partialFilterExpression as BsonDocument | undefined,
    isComplete: fields.length > 0 && values.every((value) => value !== undefined),
  };
}

async function indexSpec(session: PostgresSession, { database, collection }: Namespace, index: string) {
  const rows = await session.query(Sql.listIndexes, database, encode({ listIndexes: collection }));
  const { cursor } = decode(bytesField(rows[0])) as { cursor: { firstBatch: BsonDocument[] } };
  return cursor.firstBatch.find(({ name }) => name === index);
}

/** The value at a dotted path; of an array of subdocuments, the first found. */
export function valueAt(document: unknown, path: string): unknown {
  return path.split('.').reduce<unknown>((value, key) => {
    if (Array.isArray(value) && !/^\d+$/.test(key))
      return value.map((item) => valueAt(item, key)).find((found) => found !== undefined);
    return typeof value === 'object' && value !== null ? (value as BsonDocument)[key] : undefined;
  }, document);
}

export function duplicateMessage(
  { database, collection }: Namespace,
  { index, keyValue }: DuplicateKey,
): string {
  const values = Object.entries(keyValue).map(([field, value]) => `${field}: ${EJSON.stringify(value)}`);
  const key = values.length ? `{ ${values.join(', ')} }` : '{ }';
  return `E11000 duplicate key error collection: ${database}.${collection} index: ${index} dup key: ${key}`;
}

export const duplicateError = (namespace: Namespace, duplicate: DuplicateKey): MongoError =>
  new MongoError(Code.DuplicateKey, duplicateMessage(namespace, duplicate), {
    keyPattern: duplicate.keyPattern,
    keyValue: duplicate.keyValue,
  });

/** Describes a violation that PostgreSQL raised itself, from the key it prints and the constraint it names. */
export async function describeFailure(
  session: PostgresSession,
  namespace: Namespace,
  failure: PostgresFailure,
): Promise<DuplicateKey> {
  const printed = /=\((?:.*?)BSONHEX([0-9a-f]+)/.exec(failure.detail)?.[1];
  const document = printed ? decodeExact(Buffer.from(printed, 'hex')) : undefined;
  const index = await indexOfConstraint(session, failure.constraint);
  // The key of the _id index is printed under an empty name.
  const isBareId = index === ID_INDEX && document && !('_id' in document);
  return describeDuplicate(
    session,
    namespace,
    index,
    isBareId ? { _id: Object.values(document)[0] } : document,
  );
}

async function indexOfConstraint(session: PostgresSession, constraint: string): Promise<string> {
  const id = /documents_rum_index_(\d+)/.exec(constraint)?.[1];
  if (!id) return ID_INDEX;
  const rows = await session.query(Sql.indexNameById, id);
  return rows[0]?.[0]?.toString() ?? ID_INDEX;
}

/**
 * Whether a transaction's snapshot holds the other document. If it does the duplicate is real; if not, it was written
 * by a transaction that ran beside this one, which is a write conflict.
 */
export async function isVisible(
  session: PostgresSession,
  namespace: Namespace,
  duplicate: DuplicateKey,
): Promise<boolean> {
  if (!duplicate.isComplete) return true;
  const query = { $and: [matching(duplicate.keyValue), duplicate.partialFilter ?? {}] };
  const rows = await session.query(
    Sql.count,
    namespace.database,
    encode({ count: namespace.collection, query }),
  );
  return Number(decode(bytesField(rows[0])).n) > 0;
}

const matching = (keyValue: BsonDocument): BsonDocument =>
  Object.fromEntries(
    Object.entries(keyValue).map(([field, value]) => [
      field,
      Array.isArray(value) ? { $in: value } : { $eq: value },
    ]),
  );
