import fastify, { type FastifyInstance } from 'fastify';
import { keepBodiesRaw } from './http/body';
import { requireKeys } from './http/auth';
import type { Context } from './http/context';
import { answerErrors } from './http/errors';
import { KeyRing } from './http/keys';
import { documentRoutes } from './http/routes/documents';
import { indexRoutes } from './http/routes/indexes';
import { searchRoutes } from './http/routes/search';
import { settingsRoutes } from './http/routes/settings';
import { systemRoutes } from './http/routes/system';
import { taskRoutes } from './http/routes/tasks';
import { IndexCatalog } from './index-catalog';
import type { ServerOptions } from './options';
import { FileStorage } from './storage/file-storage';
import { memoryStorage } from './storage/storage';
import { TaskQueue } from './tasks/task-queue';
import { TaskStore } from './tasks/task-store';

const MAX_BODY_BYTES = 100 * 2 ** 20;
/** Index uids and document ids stand in paths and may have 512 characters. */
const MAX_PARAMETER_LENGTH = 512;

export interface MeilisearchLite {
  /** Starts to listen and returns the URL. */
  listen(): Promise<string>;
  /** Finishes running requests and the running task, writes what is to be written, and stops. */
  close(): Promise<void>;
}

/** Loads the data folder, if there is one, and makes a server that is ready to listen. */
export async function createServer(options: ServerOptions = {}): Promise<MeilisearchLite> {
  const catalog = new IndexCatalog();
  const tasks = new TaskStore();
  const storage = options.dbPath ? await FileStorage.open(options.dbPath, { catalog, tasks }) : memoryStorage;
  const queue = new TaskQueue(catalog, tasks, storage);
  const keys = options.masterKey ? new KeyRing(options.masterKey, new Date().toISOString()) : null;
  const app = makeApp({ catalog, tasks, queue, keys });
  queue.resume();
  return {
    listen: () => app.listen({ host: options.host ?? '127.0.0.1', port: options.port ?? 7700 }),
    close: async () => {
      await app.close();
      await queue.close();
      await storage.close();
    },
  };
}

function makeApp(context: Context): FastifyInstance {
  const app = fastify({
    bodyLimit: MAX_BODY_BYTES,
    routerOptions: { maxParamLength: MAX_PARAMETER_LENGTH },
    forceCloseConnections: 'idle',
    logger: { level: 'error' },
  });
  keepBodiesRaw(app);
  answerErrors(app);
  requireKeys(app, context.keys);
  for (const routes of [
    systemRoutes,
    indexRoutes,
    settingsRoutes,
    documentRoutes,
    searchRoutes,
    taskRoutes,
  ]) {
    routes(app, context);
  }
  return app;
}
