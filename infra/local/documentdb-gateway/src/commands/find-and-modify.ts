import { isDuplicateKey, PostgresFailure, postgresFailure } from '../errors/classify';
import { Code } from '../errors/codes';
import { describeFailure, duplicateError, isVisible } from '../errors/duplicate-key';
import { MongoError } from '../errors/mongo-error';
import { Sql } from '../postgres/sql';
import { bytesField, step } from '../postgres/statement';
import { decodeExact } from '../wire/bson-codec';
import { DatabaseCommand, DatabaseContext, RetryCommand } from './command';
import { canRetryUpsert } from './upsert-retry';

/**
 * Unlike update, DocumentDB raises a duplicate key here, which ends a PostgreSQL transaction. Inside one, a savepoint
 * (in the same round trip) keeps it usable for the question whether the duplicate is a conflict.
 */
export const findAndModify: DatabaseCommand = async (context) => {
  const { request, session, transaction } = context;
  const command = step(Sql.findAndModify, request.database, request.body);
  try {
    if (!transaction) return bytesField((await session.run([command]))[0]?.[0]);
    const results = await session.run([step(Sql.savepoint), command, step(Sql.releaseSavepoint)]);
    return bytesField(results[1]?.[0]);
  } catch (error) {
    const failure = postgresFailure(error);
    if (!failure || !isDuplicateKey(failure)) throw error;
    throw transaction ? await explainInTransaction(context, failure) : await explain(context, failure);
  }
};

async function explainInTransaction(
  { request, session }: DatabaseContext,
  failure: PostgresFailure,
): Promise<MongoError> {
  await session.query(Sql.rollbackToSavepoint);
  const duplicate = await describeFailure(session, request, failure);
  if (await isVisible(session, request, duplicate)) return duplicateError(request, duplicate);
  return new MongoError(
    Code.WriteConflict,
    'Write conflict: duplicate key written by a concurrent transaction',
  );
}

async function explain(context: DatabaseContext, failure: PostgresFailure): Promise<Error> {
  const { request, session } = context;
  const duplicate = await describeFailure(session, request, failure);
  const error = duplicateError(request, duplicate);
  const { upsert, query } = decodeExact(request.body);
  return context.mayRetry && upsert === true && canRetryUpsert(query, duplicate)
    ? new RetryCommand(error)
    : error;
}
