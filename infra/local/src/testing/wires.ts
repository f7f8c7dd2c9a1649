import { TcpProxy, WIRES, type Wire } from '@noillin/testing';
import { type BackingUrls, type ServiceEnv } from '../instance';

const DEFAULT_PORTS: Record<string, number> = {
  'redis:': 6379,
  'rediss:': 6379,
  'amqp:': 5672,
  'amqps:': 5671,
  'http:': 80,
  'https:': 443,
};

const VARIABLES: Record<Wire, string> = {
  redis: 'REDIS_URL',
  rabbitmq: 'RABBITMQ_URL',
  meilisearch: 'MEILI_HOST',
};

/**
 * The wires between the services under test and their servers, each of which can be cut: also when the server is somebody
 * else's, such as a service container. MongoDB has none: its clients follow the addresses that the replica set announces.
 */
export class Wires {
  private constructor(
    private readonly proxies: Record<Wire, TcpProxy>,
    /** What the services are started with, so that they use the wires. */
    readonly serviceEnv: ServiceEnv,
  ) {}

  static async open(backing: BackingUrls): Promise<Wires> {
    const proxies = await Promise.all(WIRES.map((wire) => new TcpProxy(addressOf(backing[wire])).listen()));
    const entries = WIRES.map((wire, index) => [wire, proxies[index]] as const);
    const byName = Object.fromEntries(entries) as Record<Wire, TcpProxy>;
    const env = WIRES.map((wire) => [VARIABLES[wire], through(backing[wire], byName[wire].port)] as const);
    return new Wires(byName, Object.fromEntries(env));
  }

  get(wire: Wire): TcpProxy {
    return this.proxies[wire];
  }

  async close(): Promise<void> {
    await Promise.all(Object.values(this.proxies).map((proxy) => proxy.close()));
  }
}

function addressOf(url: string): { host: string; port: number } {
  const { hostname, port, protocol } = new URL(url);
  return { host: hostname, port: Number(port) || (DEFAULT_PORTS[protocol] ?? 0) };
}

/** The same URL by way of a local port: credentials, database and virtual host stay. */
export function through(url: string, port: number): string {
  const { protocol, username, password, pathname, search } = new URL(url);
  const credentials = username || password ? `${username}:${password}@` : '';
  return `${protocol}//${credentials}127.0.0.1:${port}${pathname === '/' && !url.endsWith('/') ? '' : pathname}${search}`;
}
