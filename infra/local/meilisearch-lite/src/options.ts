export interface ServerOptions {
  /** Address to listen on; port 0 takes a free one. */
  host?: string;
  port?: number;
  /** Without it nothing is protected. */
  masterKey?: string | null;
  /** Folder that keeps the data; without it everything is forgotten on exit. */
  dbPath?: string | null;
}

const DEFAULT_ADDRESS = '127.0.0.1:7700';

/** Reads Meilisearch's own variables. Fails with the name of the one that is wrong, never its value. */
export function optionsFromEnvironment(env: NodeJS.ProcessEnv): ServerOptions {
  return {
    ...parseAddress(env['MEILI_HTTP_ADDR'] || DEFAULT_ADDRESS),
    masterKey: env['MEILI_MASTER_KEY'] || null,
    dbPath: env['MEILI_DB_PATH'] || null,
  };
}

function parseAddress(address: string): { host: string; port: number } {
  const match = /^(?:\[(?<v6>[^\]]+)\]|(?<name>[^:]+)):(?<port>\d{1,5})$/.exec(address);
  const port = Number(match?.groups?.['port']);
  if (!match || port > 65_535) throw new Error('MEILI_HTTP_ADDR must be host:port');
  return { host: match.groups!['v6'] ?? match.groups!['name']!, port };
}
