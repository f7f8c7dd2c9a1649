import { Meilisearch } from 'meilisearch';
import { createServer, type MeilisearchLite } from '../server';
import type { ServerOptions } from '../options';

export interface RunningServer {
  server: MeilisearchLite;
  url: string;
  client: Meilisearch;
}

/** A server on a free port and the official client for it. The caller closes it. */
export async function startServer(options: ServerOptions = {}): Promise<RunningServer> {
  const server = await createServer({ port: 0, ...options });
  const url = await server.listen();
  return { server, url, client: new Meilisearch({ host: url, apiKey: options.masterKey ?? undefined }) };
}
