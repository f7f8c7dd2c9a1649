import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { findProgram } from '../../bin/shared/machine.mjs';
import { inRepository } from '../instance';
import { waitUntil } from '../processes';
import { useGivenServer } from './given-server';
import { downloadedMeilisearch } from './meilisearch-download';
import { startOwnServer } from './own-server';
import { type Server, type ServerContext } from './server';

const LITE = inRepository('infra/local/meilisearch-lite/dist/main.js');

interface Engine {
  program: string;
  args: string[];
  how: string;
  /** The engines' files are not each other's. */
  folder: string;
}

/** Meilisearch: what brands search in. */
export async function startMeilisearch(context: ServerContext): Promise<Server> {
  const { instance } = context;
  if (instance.given.meilisearch) return useGivenServer('meilisearch', instance.given.meilisearch);
  const engine = await findEngine(context);
  const folder = join(instance.stateDir, engine.folder);
  mkdirSync(folder, { recursive: true });
  const url = instance.backing.meilisearch;
  const search = context.supervise({
    name: 'meilisearch',
    program: engine.program,
    args: engine.args,
    cwd: folder,
    env: {
      PATH: process.env['PATH'],
      ...meilisearchEnv(instance.ports.meilisearch, instance.secrets.meilisearchKey, folder),
    },
    ready: (signal) =>
      waitUntil('Meilisearch is healthy', () => isHealthy(url), { timeoutMs: 30_000, signal }),
  });
  return startOwnServer({ name: 'meilisearch', url, how: engine.how }, [search]);
}

export function meilisearchEnv(port: number, key: string, folder: string): Record<string, string> {
  return {
    MEILI_HTTP_ADDR: `127.0.0.1:${port}`,
    MEILI_MASTER_KEY: key,
    MEILI_DB_PATH: join(folder, 'data.ms'),
    MEILI_ENV: 'development',
    MEILI_NO_ANALYTICS: 'true',
  };
}

async function findEngine(context: ServerContext): Promise<Engine> {
  const onPath = findProgram('meilisearch');
  if (onPath) return { program: onPath, args: [], how: 'meilisearch on PATH', folder: 'meilisearch' };
  const downloaded = await downloadedMeilisearch(context);
  if (downloaded)
    return { program: downloaded, args: [], how: 'official binary, downloaded', folder: 'meilisearch' };
  return {
    program: process.execPath,
    args: [LITE],
    how: 'embedded (meilisearch-lite)',
    folder: 'meilisearch-lite',
  };
}

async function isHealthy(url: string): Promise<boolean> {
  try {
    return (await fetch(`${url}/health`, { signal: AbortSignal.timeout(2000) })).ok;
  } catch {
    // Not listening yet.
    return false;
  }
}
