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

const STARTERS: Record<ServerName, { label: string; start: StartServer }> = {
  mongo: { label: 'MongoDB', start: startMongo },
  redis: { label: 'Redis', start: startRedis },
  rabbitmq: { label: 'RabbitMQ', start: startRabbitmq },
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

/** Finds or starts all backing servers, at once. @throws Error with the sentences of all that cannot be had */
export async function startServers(instance: Instance, options: StartServersOptions): Promise<Servers> {
  const names = Object.keys(STARTERS) as ServerName[];
  const results = await Promise.allSettled(names.map((name) => startOne(name, instance, options)));
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
