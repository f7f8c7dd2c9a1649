import { existsSync } from 'node:fs';
import { startDocumentdb } from './documentdb';
import { findMongod, startMongod } from './mongo-binary';
import { useGivenMongo } from './mongo-given';
import { postgresData } from './postgres';
import { inContainers } from './provision';
import { type Server, type ServerContext } from './server';

/** MongoDB, or what speaks its protocol. An instance that has data stays with the engine that wrote it. */
export async function startMongo(context: ServerContext): Promise<Server> {
  const { instance } = context;
  if (instance.given.mongo) return useGivenMongo(instance.backing.mongo);
  if (existsSync(postgresData(instance.stateDir))) return startDocumentdb(context);
  const mongod = await findMongod(context);
  if (mongod) return startMongod(mongod, context);
  try {
    return await startDocumentdb(context);
  } catch (error) {
    if (context.interruption.aborted) throw error;
    throw new Error(
      `There is no MongoDB: no mongod on PATH, none could be downloaded, and the embedded one did not start. Install MongoDB 7 or newer. ${inContainers('MONGO_URI')}\n${(error as Error).message}`,
      { cause: error },
    );
  }
}
