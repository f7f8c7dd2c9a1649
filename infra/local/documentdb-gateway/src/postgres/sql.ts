import { statement } from './statement';

const cursorPage = (from: string) =>
  statement(
    `SELECT cursorpage, continuation, persistconnection, cursorid FROM documentdb_api.${from}($1,$2)`,
  );
const write = (name: string) => statement(`SELECT p_result, p_success FROM documentdb_api.${name}($1,$2,$3)`);
const explain = (kind: string) =>
  statement(
    `EXPLAIN (FORMAT JSON) SELECT document FROM documentdb_api_catalog.bson_aggregation_${kind}($1,$2)`,
  );

/** DocumentDB's SQL interface. Parameters are the database's name and the command as BSON unless said otherwise. */
export const Sql = {
  insert: write('insert'),
  update: write('update'),
  delete: write('delete'),
  findAndModify: statement('SELECT p_result, p_success FROM documentdb_api.find_and_modify($1,$2)'),

  find: cursorPage('find_cursor_first_page'),
  aggregate: cursorPage('aggregate_cursor_first_page'),
  listCollections: cursorPage('list_collections_cursor_first_page'),
  listIndexes: cursorPage('list_indexes_cursor_first_page'),
  /** database, command, continuation */
  getMore: statement('SELECT cursorpage, continuation FROM documentdb_api.cursor_get_more($1,$2,$3)'),
  count: statement('SELECT document FROM documentdb_api.count_query($1,$2)'),
  distinct: statement('SELECT document FROM documentdb_api.distinct_query($1,$2)'),
  validate: statement('SELECT document FROM documentdb_api.validate($1,$2)'),

  create: statement('SELECT documentdb_api.create_collection_view($1,$2)'),
  /** The background variant answers before the index exists: this one builds it at once. */
  createIndexes: statement('SELECT documentdb_api_internal.create_indexes_non_concurrently($1,$2,true)'),
  dropIndexes: statement('CALL documentdb_api.drop_indexes($1,$2)'),
  /** database, collection */
  drop: statement('SELECT documentdb_api.drop_collection($1,$2)'),
  /** database */
  dropDatabase: statement('SELECT documentdb_api.drop_database($1)'),
  /** database, collection, command */
  collMod: statement('SELECT documentdb_api.coll_mod($1,$2,$3)'),
  /** database, collection, scale */
  collStats: statement('SELECT documentdb_api.coll_stats($1,$2,$3::text::float8)'),
  /** database, scale */
  dbStats: statement('SELECT documentdb_api.db_stats($1,$2::text::float8,false)'),
  /** command */
  listDatabases: statement('SELECT documentdb_api.list_databases($1)'),
  /** database, from, to, whether to drop the target */
  rename: statement('SELECT documentdb_api.rename_collection($1,$2,$3,$4::text::bool)'),
  /** The name of an index by the number in its PostgreSQL name. */
  indexNameById: statement(
    'SELECT (index_spec).index_name::text FROM documentdb_api_catalog.collection_indexes WHERE index_id=$1::text::int',
  ),
  closeCursors: statement('CLOSE ALL'),

  explainFind: explain('find'),
  explainAggregate: explain('pipeline'),
  explainCount: explain('count'),
  explainDistinct: explain('distinct'),

  begin: statement('BEGIN ISOLATION LEVEL REPEATABLE READ'),
  commit: statement('COMMIT'),
  rollback: statement('ROLLBACK'),
  savepoint: statement('SAVEPOINT before_command'),
  releaseSavepoint: statement('RELEASE SAVEPOINT before_command'),
  rollbackToSavepoint: statement('ROLLBACK TO SAVEPOINT before_command'),
} as const;

/** SET takes no parameters, so each timeout is a statement of its own. */
export const lockTimeout = (milliseconds: number) =>
  statement(`SET LOCAL lock_timeout = ${Math.trunc(milliseconds)}`);
