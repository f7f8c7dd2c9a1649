import { DatabaseCommand, LocalCommand } from './command';
import * as collections from './collections';
import * as diagnostics from './diagnostics';
import { explain } from './explain';
import { findAndModify } from './find-and-modify';
import { hello, isMaster } from './hello';
import * as indexes from './indexes';
import * as query from './query';
import * as sessions from './sessions';
import * as write from './write';

/** Commands the gateway answers by itself, by name. */
export const localCommands = new Map<string, LocalCommand>(
  Object.entries({
    hello,
    isMaster,
    ismaster: isMaster,
    ping: diagnostics.acknowledge,
    buildInfo: diagnostics.buildInfo,
    buildinfo: diagnostics.buildInfo,
    getParameter: diagnostics.getParameter,
    setParameter: diagnostics.acknowledge,
    connectionStatus: diagnostics.connectionStatus,
    getCmdLineOpts: diagnostics.getCmdLineOpts,
    getLog: diagnostics.getLog,
    hostInfo: diagnostics.hostInfo,
    serverStatus: diagnostics.serverStatus,
    replSetGetStatus: diagnostics.replSetGetStatus,
    whatsmyuri: diagnostics.whatsMyUri,
    startSession: sessions.startSession,
    refreshSessions: diagnostics.acknowledge,
    endSessions: sessions.endSessions,
    killSessions: diagnostics.acknowledge,
    killAllSessions: diagnostics.acknowledge,
    commitTransaction: sessions.commitTransaction,
    abortTransaction: sessions.abortTransaction,
    killCursors: query.killCursors,
    saslStart: sessions.authenticate,
    authenticate: sessions.authenticate,
    logout: diagnostics.acknowledge,
  }),
);

/** Commands PostgreSQL runs, by name. */
export const databaseCommands = new Map<string, DatabaseCommand>(
  Object.entries({
    insert: write.insert,
    update: write.update,
    delete: write.remove,
    findAndModify,
    findandmodify: findAndModify,
    find: query.find,
    aggregate: query.aggregate,
    getMore: query.getMore,
    count: query.count,
    distinct: query.distinct,
    validate: query.validate,
    explain,
    listCollections: query.listCollections,
    listDatabases: collections.listDatabases,
    create: collections.create,
    drop: collections.drop,
    dropDatabase: collections.dropDatabase,
    collMod: collections.collMod,
    renameCollection: collections.renameCollection,
    collStats: collections.collStats,
    dbStats: collections.dbStats,
    dbstats: collections.dbStats,
    createIndexes: indexes.createIndexes,
    dropIndexes: indexes.dropIndexes,
    listIndexes: indexes.listIndexes,
  }),
);

/** What MongoDB refuses inside a multi-document transaction. */
export const refusedInTransaction: ReadonlySet<string> = new Set([
  'collMod',
  'count',
  'drop',
  'dropDatabase',
  'dropIndexes',
  'explain',
  'listCollections',
  'listIndexes',
  'renameCollection',
]);
