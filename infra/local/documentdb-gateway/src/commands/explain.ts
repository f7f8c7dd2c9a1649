import { Sql } from '../postgres/sql';
import { Statement } from '../postgres/statement';
import { BsonDocument, decodeExact, encode } from '../wire/bson-codec';
import { DatabaseCommand } from './command';

const explainable: Record<string, Statement | undefined> = {
  find: Sql.explainFind,
  aggregate: Sql.explainAggregate,
  count: Sql.explainCount,
  distinct: Sql.explainDistinct,
};

/** PostgreSQL's plan in the shape of MongoDB's. Writes are not explained: their plan is empty. */
export const explain: DatabaseCommand = async ({ session, request }) => {
  const command = decodeExact(request.body).explain as BsonDocument;
  const [kind = '', collection] = Object.entries(command)[0] ?? [];
  const statement = explainable[kind];
  if (!statement) return { queryPlanner: { winningPlan: {} }, ok: 1 };
  const [row] = await session.query(
    statement,
    request.database,
    encode({ ...command, $db: request.database }),
  );
  const [{ Plan: plan }] = JSON.parse(String(row?.[0])) as [{ Plan: BsonDocument }];
  const namespace = `${request.database}.${String(collection)}`;
  const queryPlanner = { namespace, winningPlan: { stage: plan['Node Type'], plan } };
  return { queryPlanner, executionStats: {}, ok: 1 };
};
