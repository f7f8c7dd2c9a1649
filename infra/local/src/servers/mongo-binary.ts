import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  MONGODB_DOWNLOADS,
  findProgram,
  hasMongodbBinary,
  isReachable,
  mayDownload,
  mongodbBinaryFolder,
} from '../../bin/shared/machine.mjs';
import { startOwnServer } from './own-server';
import { ensureSingleNodeReplicaSet } from './replica-set';
import { type Server, type ServerContext } from './server';

const VERSION = '8.2.6';
const MOST_CACHE_GB = '0.5';

export interface MongoBinaryFound {
  path: string;
  how: string;
}

/** MongoDB's own server: from PATH, from the cache, or downloaded where its host answers quickly; else null. */
export async function findMongod(context: Pick<ServerContext, 'say'>): Promise<MongoBinaryFound | null> {
  const onPath = findProgram('mongod');
  if (onPath) return { path: onPath, how: 'mongod on PATH' };
  if (!hasMongodbBinary() && !(mayDownload() && (await isReachable(MONGODB_DOWNLOADS)))) return null;
  context.say(`downloading MongoDB ${VERSION}`);
  try {
    return { path: await downloaded(), how: `MongoDB ${VERSION}, downloaded` };
  } catch (error) {
    context.say(`the download failed: ${(error as Error).message}`);
    return null;
  }
}

async function downloaded(): Promise<string> {
  const downloadDir = mongodbBinaryFolder();
  mkdirSync(downloadDir, { recursive: true });
  // Only loaded where it is needed: it costs every start a while.
  const { MongoBinary } = await import('mongodb-memory-server-core');
  const path = await MongoBinary.getPath({ version: VERSION, downloadDir });
  const marker = join(downloadDir, 'complete');
  if (!existsSync(marker)) writeFileSync(marker, VERSION);
  return path;
}

/** A private mongod, always as a replica set of one: without it there are no transactions. */
export async function startMongod(found: MongoBinaryFound, context: ServerContext): Promise<Server> {
  const { instance } = context;
  const folder = join(instance.stateDir, 'mongod');
  mkdirSync(folder, { recursive: true });
  const port = instance.ports.mongo;
  const mongod = context.supervise({
    name: 'mongod',
    program: found.path,
    args: mongodArguments(port, folder),
    ready: (signal) => ensureSingleNodeReplicaSet(port, signal),
  });
  return startOwnServer({ name: 'mongo', url: instance.backing.mongo, how: found.how }, [mongod]);
}

export function mongodArguments(port: number, folder: string): string[] {
  const listen = ['--bind_ip', '127.0.0.1', '--port', String(port)];
  return [...listen, '--dbpath', folder, '--replSet', 'rs0', '--wiredTigerCacheSizeGB', MOST_CACHE_GB];
}
