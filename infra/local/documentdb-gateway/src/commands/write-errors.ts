import { setTimeout as delay } from 'node:timers/promises';
import { isRetryableRace } from '../errors/classify';
import { Code } from '../errors/codes';
import { describeDuplicate, duplicateMessage, isVisible } from '../errors/duplicate-key';
import { MongoError } from '../errors/mongo-error';
import { codeOfPacked } from '../errors/sqlstate';
import { ConnectionLost, PostgresUnavailable } from '../postgres/connection-lost';
import { bytesField, Statement } from '../postgres/statement';
import { BsonDocument, decodeExact } from '../wire/bson-codec';
import { DatabaseContext } from './command';
import { MAX_ATTEMPTS, raceBackoff } from './race-backoff';
import { canRetryUpsert } from './upsert-retry';
import { addPart, emptyReply, WriteError, WriteReply } from './write-reply';
import { bodyWithoutStatements, isOrdered, writeStatements, writtenDocument } from './write-statements';

/**
 * Turns DocumentDB's errors into MongoDB's. Statements that lost a race (a deadlock, an upsert's insert) are run again,
 * and only they: outside a transaction the others of the command have taken effect.
 */
export async function settleWrite(
  context: DatabaseContext,
  sql: Statement,
  answer: Buffer,
): Promise<WriteReply> {
  const statements = writeStatements(context.request);
  let pending = statements.map((_, index) => index);
  let part = decodeExact(answer) as WriteReply;
  const total = emptyReply(part);
  for (let attempt = 1; ; attempt++) {
    const lost = new Set<number>();
    for (const error of part.writeErrors ?? []) {
      const statement = decodeExact(statements[pending[Number(error.index)] ?? 0] ?? Buffer.alloc(0));
      if (await explain(context, error, statement, attempt < MAX_ATTEMPTS)) lost.add(Number(error.index));
    }
    addPart(total, part, pending, lost);
    if (!lost.size) return total;
    pending = toRunAgain(context, pending, lost);
    await delay(raceBackoff(attempt));
    part = await runAgain(
      context,
      sql,
      pending.map((index) => statements[index] ?? Buffer.alloc(0)),
    );
  }
}

/** An ordered command stopped at its first error: what follows has not been run yet. */
function toRunAgain({ request }: DatabaseContext, pending: number[], lost: Set<number>): number[] {
  return isOrdered(request)
    ? pending.slice(Math.min(...lost))
    : pending.filter((_, position) => lost.has(position));
}

async function runAgain(
  { session, request }: DatabaseContext,
  sql: Statement,
  statements: Buffer[],
): Promise<WriteReply> {
  try {
    const rows = await session.query(
      sql,
      request.database,
      bodyWithoutStatements(request),
      Buffer.concat(statements),
    );
    return decodeExact(bytesField(rows[0])) as WriteReply;
  } catch (error) {
    if (isRetryableRace(error)) return allLost(statements.length);
    // Part of the command has taken effect: nobody may repeat the whole.
    throw error instanceof ConnectionLost || error instanceof PostgresUnavailable
      ? new ConnectionLost(true, error)
      : error;
  }
}

const allLost = (count: number): WriteReply => ({
  n: 0,
  writeErrors: Array.from({ length: count }, (_, index) => ({
    index,
    code: Code.WriteConflict,
    errmsg: 'Write conflict',
  })),
});

/** Rewrites an error in MongoDB's terms; true when the statement shall run again instead. */
async function explain(
  context: DatabaseContext,
  error: WriteError,
  statement: BsonDocument,
  mayRunAgain: boolean,
): Promise<boolean> {
  const inTransaction = context.transaction !== undefined;
  error.code = codeOfPacked(Number(error.code), error.errmsg, inTransaction);
  if (error.code === Code.DuplicateKey) return explainDuplicate(context, error, statement, mayRunAgain);
  if (error.code !== Code.WriteConflict && error.code !== Code.LockTimeout) return false;
  if (inTransaction) throw new MongoError(error.code, error.errmsg);
  return mayRunAgain;
}

async function explainDuplicate(
  { session, request, transaction }: DatabaseContext,
  error: WriteError,
  statement: BsonDocument,
  mayRunAgain: boolean,
): Promise<boolean> {
  const index = /Index '(.*)'/.exec(error.errmsg)?.[1] ?? '_id_';
  const duplicate = await describeDuplicate(session, request, index, writtenDocument(request, statement));
  if (transaction && !(await isVisible(session, request, duplicate)))
    throw new MongoError(
      Code.WriteConflict,
      'Write conflict: duplicate key written by a concurrent transaction',
    );
  if (!transaction && mayRunAgain && statement.upsert === true && canRetryUpsert(statement.q, duplicate))
    return true;
  error.errmsg = duplicateMessage(request, duplicate);
  Object.assign(error, { keyPattern: duplicate.keyPattern, keyValue: duplicate.keyValue });
  return false;
}
