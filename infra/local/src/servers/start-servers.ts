import { join } from 'node:path';
import { type Progress } from '../../bin/shared/progress.mjs';
import { type Instance } from '../instance';
import { type ProcessSpec, SupervisedProcess } from '../processes';
import { startMaildev } from './maildev';
import { startMeilisearch } from './meilisearch';
import { startMongo } from './mongo';
import { startRabbitmq } from './rabbitmq';
import { startRedis } from './redis';
import {
  type Server,
  type ServerContext,
  type ServerName,
  type ServerOptions,
  type StartServer,
} from './server';

/** In the order of how long they take. */
const STARTERS: Record<ServerName, { label: string; start: StartServer }> = {
  rabbitmq: { label: 'RabbitMQ', start: startRabbitmq },
  mongo: { label: 'MongoDB', start: startMongo },
  redis: { label: 'Redis', start: startRedis },
  meilisearch: { label: 'Meilisearch', start: startMeilisearch },
  mail: { label: 'Mail', start: startMaildev },
};

export type Servers = Record<ServerName, Server>;

export interface StartServersOptions extends ServerOptions {
  progress: Progress;
  interruption: AbortSignal;
}

/** Where an instance records the processes it started. */
export const recordsFolder = (instance: Pick<Instance, 'stateDir'>): string => join(instance.stateDir, 'run');

/** What services start without, RabbitMQ being the slowest: the outbox keeps what is for them until they are up. */
const AWAITED_BY_NO_SERVICE: readonly ServerName[] = ['rabbitmq', 'mail'];

/** Servers on their way up. */
export interface StartingServers {
  /** What the services need in order to start. */
  essentials: Promise<unknown>;
  /** @throws Error with the sentences of all that cannot be had */
  all: Promise<Servers>;
}

/** Finds or starts all backing servers, at once. */
export function startServers(instance: Instance, options: StartServersOptions): StartingServers {
  const starts = (Object.keys(STARTERS) as ServerName[]).map((name) => ({
    name,
    started: startOne(name, instance, options),
  }));
  const essentials = starts.filter(({ name }) => !AWAITED_BY_NO_SERVICE.includes(name));
  return {
    essentials: Promise.all(essentials.map(({ started }) => started)),
    all: allOf(starts.map(({ started }) => started)),
  };
}

async function allOf(starts: Promise<Server>[]): Promise<Servers> {
  const results = await Promise.allSettled(starts);
  const failures = results.flatMap((result) =>
    result.status === 'rejected' ? [(result.reason as Error).message] : [],
  );
  if (failures.length > 0) throw new Error(failures.join('\n\n'));
  const servers = results.flatMap((result) => (result.status === 'fulfilled' ? [result.value] : []));
  return Object.fromEntries(servers.map((server) => [server.name, server])) as Servers;
}

async function startOne(name: ServerName, instance: Instance, options: StartServersOptions): Promise<Server> {
  const { label, start } = STARTERS[name];
  const { progress, interruption } = options;
  let server: Server | undefined;
  await progress.run(label, async (say) => {
    const supervise = (spec: ProcessSpec): SupervisedProcess =>
      new SupervisedProcess(spec, supervision(spec.name, instance, options));
    const context: ServerContext = { instance, options, say, interruption, supervise };
    server = await start(context);
    return `${server.how}, ${withoutCredentials(server.url)}`;
  });
  return server as unknown as Server;
}

function supervision(name: string, instance: Instance, { progress, interruption }: StartServersOptions) {
  return {
    pidFile: join(recordsFolder(instance), `${name}.pid`),
    logFile: join(instance.logsDir, `${name}.log`),
    interruption,
    report: (text: string) => progress.note(text),
  };
}

/** URLs are shown; what stands before the @ is not. */
export const withoutCredentials = (url: string): string => url.replace(/\/\/[^@/]*@/, '//');
