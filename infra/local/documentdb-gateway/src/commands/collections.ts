import { Code } from '../errors/codes';
import { MongoError } from '../errors/mongo-error';
import { Sql } from '../postgres/sql';
import { booleanField, bytesField } from '../postgres/statement';
import { decode } from '../wire/bson-codec';
import { CommandRequest } from '../wire/request';
import { DatabaseCommand } from './command';
import { single } from './query';

export const create = single(Sql.create);

export const drop: DatabaseCommand = async ({ session, request: { database, collection } }) => {
  const [row] = await session.query(Sql.drop, database, collection);
  return booleanField(row?.[0]) ? { nIndexesWas: 1, ns: `${database}.${collection}`, ok: 1 } : { ok: 1 };
};

export const dropDatabase: DatabaseCommand = async ({ session, request: { database } }) => {
  await session.query(Sql.dropDatabase, database);
  return { dropped: database, ok: 1 };
};

export const collMod: DatabaseCommand = async ({ session, request: { database, collection, body } }) => {
  const [row] = await session.query(Sql.collMod, database, collection, body);
  return bytesField(row);
};

export const renameCollection: DatabaseCommand = async ({ session, request }) => {
  const { renameCollection: from, to, dropTarget } = decode(request.body);
  const source = splitNamespace(String(from));
  const target = splitNamespace(String(to));
  await session.query(
    Sql.rename,
    source.database,
    source.collection,
    target.collection,
    String(dropTarget === true),
  );
  return { ok: 1 };
};

function splitNamespace(namespace: string) {
  const dot = namespace.indexOf('.');
  if (dot < 1) throw new MongoError(Code.BadValue, `Invalid namespace specified '${namespace}'`);
  return { database: namespace.slice(0, dot), collection: namespace.slice(dot + 1) };
}

const scaleOf = (request: CommandRequest): string => String(Number(decode(request.body).scale ?? 1));

export const collStats: DatabaseCommand = async ({ session, request }) => {
  const [row] = await session.query(Sql.collStats, request.database, request.collection, scaleOf(request));
  return bytesField(row);
};

export const dbStats: DatabaseCommand = async ({ session, request }) => {
  const [row] = await session.query(Sql.dbStats, request.database, scaleOf(request));
  return bytesField(row);
};

export const listDatabases: DatabaseCommand = async ({ session, request }) => {
  const [row] = await session.query(Sql.listDatabases, request.body);
  return bytesField(row);
};
