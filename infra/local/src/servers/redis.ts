import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { ask, waitUntil } from '../processes';
import { useGivenServer } from './given-server';
import { startOwnServer } from './own-server';
import { programOrPackage } from './provision';
import { type Server, type ServerContext } from './server';

/** Redis: locks, caches, rate limits, the live fan-out. */
export async function startRedis(context: ServerContext): Promise<Server> {
  const { instance } = context;
  if (instance.given.redis) return useGivenServer('redis', instance.backing.redis);
  const { path, how } = await programOrPackage(
    { program: 'redis-server', packageName: 'redis-server', variable: 'REDIS_URL' },
    context,
  );
  const folder = join(instance.stateDir, 'redis');
  mkdirSync(folder, { recursive: true });
  const port = instance.ports.redis;
  const redis = context.supervise({
    name: 'redis',
    program: path,
    args: redisArguments(port, folder),
    ready: (signal) => waitUntil('Redis answers', () => answersPing(port), { timeoutMs: 20_000, signal }),
  });
  return startOwnServer({ name: 'redis', url: instance.backing.redis, how }, [redis]);
}

/** Every write is kept on disk within a second, so that a restart loses no session. */
export function redisArguments(port: number, folder: string): string[] {
  const settings = {
    port: String(port),
    bind: '127.0.0.1',
    dir: folder,
    save: '',
    appendonly: 'yes',
    daemonize: 'no',
  };
  return Object.entries(settings).flatMap(([name, value]) => [`--${name}`, value]);
}

/** While it loads its data it answers with an error instead. */
async function answersPing(port: number): Promise<boolean> {
  const answer = await ask({ host: '127.0.0.1', port }, { say: 'PING\r\n' });
  return answer?.startsWith('+PONG') ?? false;
}
