import { Code } from '../errors/codes';
import {
  describeDuplicate,
  DuplicateKey,
  duplicateError,
  duplicateMessage,
  isVisible,
} from '../errors/duplicate-key';
import { MongoError } from '../errors/mongo-error';
import { codeOfPacked } from '../errors/sqlstate';
import { Sql } from '../postgres/sql';
import { booleanField, bytesField, Statement } from '../postgres/statement';
import { BsonDocument, decodeExact, encode, splitSequence } from '../wire/bson-codec';
import { CommandRequest } from '../wire/request';
import { DatabaseCommand, DatabaseContext, Reply, RetryCommand } from './command';
import { canRetryUpsert } from './upsert-retry';

type WriteError = BsonDocument & { index: number; code: number; errmsg: string };

/** insert, update or delete. DocumentDB's answer goes back untouched unless it reports errors. */
function write(statement: Statement): DatabaseCommand {
  return async (context) => {
    const { database, body, sequence } = context.request;
    const [row] = await context.session.query(statement, database, body, sequence);
    const answer = bytesField(row);
    if (booleanField(row?.[1]) && !answer.includes('writeErrors')) return answer;
    return explainWriteErrors(context, answer);
  };
}

export const insert = write(Sql.insert);
export const update = write(Sql.update);
export const remove = write(Sql.delete);

async function explainWriteErrors(context: DatabaseContext, answer: Buffer): Promise<Reply> {
  const reply = decodeExact(answer);
  const errors = (reply.writeErrors ?? []) as WriteError[];
  if (!errors.length) return answer;
  for (const error of errors) await explain(context, error);
  // MongoDB aborts a transaction on any write error, and still answers with the error's details.
  if (context.transaction) await context.transaction.rollBack();
  return encode(reply);
}

async function explain(context: DatabaseContext, error: WriteError): Promise<void> {
  const inTransaction = context.transaction !== undefined;
  error.code = codeOfPacked(Number(error.code), error.errmsg, inTransaction);
  if (error.code === Code.DuplicateKey) return explainDuplicate(context, error);
  const isRace = error.code === Code.WriteConflict || error.code === Code.LockTimeout;
  if (!isRace || (!inTransaction && statementsOf(context.request).length > 1)) return;
  const conflict = new MongoError(error.code, error.errmsg);
  if (inTransaction || !context.mayRetry) throw conflict;
  throw new RetryCommand(conflict);
}

async function explainDuplicate(context: DatabaseContext, error: WriteError): Promise<void> {
  const { session, request, transaction } = context;
  const index = /Index '(.*)'/.exec(error.errmsg)?.[1] ?? '_id_';
  const failed = statementsOf(request)[Number(error.index)];
  const duplicate = await describeDuplicate(
    session,
    request,
    index,
    failed && writtenDocument(request, failed),
  );
  if (transaction && !(await isVisible(session, request, duplicate)))
    throw new MongoError(
      Code.WriteConflict,
      'Write conflict: duplicate key written by a concurrent transaction',
    );
  if (!transaction && context.mayRetry && isLoneUpsert(request, failed, duplicate))
    throw new RetryCommand(duplicateError(request, duplicate));
  error.errmsg = duplicateMessage(request, duplicate);
  Object.assign(error, { keyPattern: duplicate.keyPattern, keyValue: duplicate.keyValue });
}

function isLoneUpsert(
  request: CommandRequest,
  failed: BsonDocument | undefined,
  duplicate: DuplicateKey,
): boolean {
  return statementsOf(request).length === 1 && failed?.upsert === true && canRetryUpsert(failed.q, duplicate);
}

const statementFields: Record<string, string> = { insert: 'documents', update: 'updates', delete: 'deletes' };

/** The documents, updates or deletes of a write command. */
function statementsOf({ name, body, sequence }: CommandRequest): BsonDocument[] {
  if (sequence) return splitSequence(sequence).map(decodeExact);
  return (decodeExact(body)[statementFields[name] ?? ''] ?? []) as BsonDocument[];
}

/** The document a statement writes, as far as the statement itself tells. */
function writtenDocument({ name }: CommandRequest, failed: BsonDocument): BsonDocument {
  if (name === 'insert') return failed;
  const query = failed.q as BsonDocument;
  const change = failed.u as BsonDocument;
  if (Array.isArray(change)) return query;
  if (!Object.keys(change)[0]?.startsWith('$')) return { ...query, ...change };
  return { ...query, ...(change.$setOnInsert as BsonDocument), ...(change.$set as BsonDocument) };
}
