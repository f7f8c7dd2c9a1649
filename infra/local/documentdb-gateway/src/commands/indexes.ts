import { isDuplicateKey, postgresFailure } from '../errors/classify';
import { Code } from '../errors/codes';
import { MongoError } from '../errors/mongo-error';
import { codeOfState, unpackState } from '../errors/sqlstate';
import { Sql } from '../postgres/sql';
import { bytesField } from '../postgres/statement';
import { BsonDocument, decode, decodeExact, encode } from '../wire/bson-codec';
import { CommandRequest } from '../wire/request';
import { DatabaseCommand, DatabaseContext } from './command';
import { firstPage } from './query';

interface IndexSpec {
  name: string;
  key: BsonDocument;
  unique?: boolean;
}

const listIndexesPage = firstPage(Sql.listIndexes);

export const listIndexes: DatabaseCommand = async (context) => {
  const reply = decodeExact((await listIndexesPage(context)) as Buffer);
  const { firstBatch = [] } = (reply.cursor ?? {}) as { firstBatch?: BsonDocument[] };
  if (!firstBatch.length) {
    const { database, collection } = context.request;
    throw new MongoError(Code.NamespaceNotFound, `ns does not exist: ${database}.${collection}`);
  }
  // DocumentDB's own detail would make every index look changed to Mongoose's syncIndexes.
  for (const index of firstBatch) delete index.storageEngine;
  return encode(reply);
};

export const createIndexes: DatabaseCommand = async (context) => {
  const result = await buildIndexes(context);
  const shard = ((result.raw as BsonDocument | undefined)?.defaultShard ?? result) as BsonDocument;
  if (!shard.code && shard.ok) return { ...shard, ok: 1 };
  const message = String(shard.errmsg);
  const code = shard.code ? codeOfState(unpackState(Number(shard.code)), message, false) : Code.InternalError;
  throw code === Code.DuplicateKey ? duplicateInData(context.request) : new MongoError(code, message);
};

async function buildIndexes({ session, request }: DatabaseContext): Promise<BsonDocument> {
  try {
    const [row] = await session.query(Sql.createIndexes, request.database, request.body);
    return decode(bytesField(row));
  } catch (error) {
    const failure = postgresFailure(error);
    throw failure && isDuplicateKey(failure) ? duplicateInData(request) : error;
  }
}

/** Existing documents violate the new index. Which ones PostgreSQL does not tell. */
function duplicateInData({ body, database, collection }: CommandRequest): MongoError {
  const { indexes } = decode(body) as unknown as { indexes: [IndexSpec, ...IndexSpec[]] };
  const { name, key } = indexes.find(({ unique }) => unique) ?? indexes[0];
  const values = Object.keys(key).map((field) => `${field}: ?`);
  return new MongoError(
    Code.DuplicateKey,
    `E11000 duplicate key error collection: ${database}.${collection} index: ${name} dup key: { ${values.join(', ')} }`,
    { keyPattern: key, keyValue: {} },
  );
}

export const dropIndexes: DatabaseCommand = async ({ session, request }) => {
  const [row] = await session.query(Sql.dropIndexes, request.database, request.body);
  const result = decode(bytesField(row));
  if (result.ok === true || result.ok === 1) return { ...result, ok: 1 };
  const message = String(result.errmsg);
  throw new MongoError(codeOfState(unpackState(Number(result.code ?? 0)), message, false), message);
};
