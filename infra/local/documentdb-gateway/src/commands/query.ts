import { Code } from '../errors/codes';
import { MongoError } from '../errors/mongo-error';
import { Sql } from '../postgres/sql';
import { booleanField, bytesField, Row, Statement } from '../postgres/statement';
import { decodeExact } from '../wire/bson-codec';
import { DatabaseCommand, DatabaseContext, LocalCommand } from './command';

/** A command that answers with a first batch and perhaps a cursor. */
export function firstPage(statement: Statement): DatabaseCommand {
  return async (context) => {
    const { session, request } = context;
    const [row] = await session.query(statement, request.database, request.body);
    keepCursor(context, row ?? []);
    return bytesField(row);
  };
}

function keepCursor(context: DatabaseContext, [, continuation, persistent, idField]: Row): void {
  const id = idField?.readBigInt64BE(0) ?? 0n;
  if (id === 0n || !continuation?.length) return;
  const isPinned = booleanField(persistent) && !context.transaction;
  if (isPinned) context.keepsSession = true;
  context.gateway.cursors.open(id, {
    continuation,
    pinned: isPinned ? context.session : undefined,
    transaction: context.transaction,
    client: context.client,
  });
}

/** A command that answers with one document. */
export function single(statement: Statement): DatabaseCommand {
  return async ({ session, request }) => {
    const [row] = await session.query(statement, request.database, request.body);
    return bytesField(row);
  };
}

export const find = firstPage(Sql.find);
export const aggregate = firstPage(Sql.aggregate);
export const listCollections = firstPage(Sql.listCollections);
export const count = single(Sql.count);
export const distinct = single(Sql.distinct);
export const validate = single(Sql.validate);

export const getMore: DatabaseCommand = async ({ session, request, gateway, client }) => {
  const id = cursorId(request.body, request.elements.get('getMore')?.start);
  const cursor = gateway.cursors.use(id, client);
  if (!cursor) throw new MongoError(Code.CursorNotFound, `cursor id ${id} not found`);
  try {
    const source = cursor.pinned ?? session;
    const [row] = await source.query(Sql.getMore, request.database, request.body, cursor.continuation);
    if (row?.[1]?.length) cursor.continuation = row[1];
    else await gateway.cursors.close(id);
    return bytesField(row);
  } catch (error) {
    await gateway.cursors.close(id);
    throw error;
  }
};

const cursorId = (body: Buffer, start: number | undefined): bigint =>
  start ? body.readBigInt64LE(start) : 0n;

export const killCursors: LocalCommand = async ({ request, gateway }) => {
  const ids = (decodeExact(request.body).cursors ?? []) as { toBigInt(): bigint }[];
  const cursorsKilled: unknown[] = [];
  const cursorsNotFound: unknown[] = [];
  for (const id of ids)
    ((await gateway.cursors.close(id.toBigInt())) ? cursorsKilled : cursorsNotFound).push(id);
  return { cursorsKilled, cursorsNotFound, cursorsAlive: [], cursorsUnknown: [], ok: 1 };
};
