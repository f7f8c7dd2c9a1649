import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { findProgram } from '../../bin/shared/machine.mjs';
import { type SupervisedProcess, ask, isListening, waitUntil } from '../processes';
import { useGivenServer } from './given-server';
import { startOwnServer } from './own-server';
import { programOrPackage } from './provision';
import { brokerWithoutPlugins } from './rabbitmq-plugins';
import { enabledPlugins, rabbitmqConfFor, rabbitmqEnv } from './rabbitmq-settings';
import { type Server, type ServerContext } from './server';

/** Debian's command on PATH changes to the system's own account and folders; the script behind it does not. */
const DEBIAN_SCRIPT = '/usr/lib/rabbitmq/bin/rabbitmq-server';
const AMQP_HEADER = 'AMQP\0\0\x09\x01';

/** RabbitMQ: the way every effect of a booking takes. */
export async function startRabbitmq(context: ServerContext): Promise<Server> {
  const { instance, options } = context;
  if (instance.given.rabbitmq) return useGivenServer('rabbitmq', instance.given.rabbitmq);
  const { path, how } = await programOrPackage(
    { program: 'rabbitmq-server', packageName: 'rabbitmq-server', variable: 'RABBITMQ_URL' },
    context,
  );
  const folder = join(instance.stateDir, 'rabbitmq');
  mkdirSync(folder, { recursive: true });
  writeFileSync(
    join(folder, 'rabbitmq.conf'),
    rabbitmqConfFor(instance.ports, options.rabbitmqManagement ?? false),
  );
  writeFileSync(join(folder, 'enabled_plugins'), enabledPlugins(options.rabbitmqManagement ?? false));
  const program = existsSync(DEBIAN_SCRIPT) ? DEBIAN_SCRIPT : path;
  const plugins = options.rabbitmqManagement ? undefined : brokerWithoutPlugins(program, folder);
  const env = rabbitmqEnv(instance.name, folder, instance.ports, plugins);
  const port = instance.ports.rabbitmq;
  const broker = context.supervise({
    name: 'rabbitmq',
    program,
    args: [],
    env,
    cwd: folder,
    stopTimeoutMs: 15_000,
    ready: (signal) =>
      waitUntil('RabbitMQ speaks AMQP', () => speaksAmqp(port), { timeoutMs: 60_000, signal }),
  });
  return startOwnServer({ name: 'rabbitmq', url: instance.backing.rabbitmq, how }, [
    ...epmd(context, env),
    broker,
  ]);
}

/** Erlang's name service as a process of ours; left to itself the broker would start one that stays behind. */
function epmd(context: ServerContext, env: NodeJS.ProcessEnv): SupervisedProcess[] {
  const program = findProgram('epmd');
  if (!program) return [];
  const port = context.instance.ports.epmd;
  const ready = (signal: AbortSignal): Promise<void> =>
    waitUntil('epmd listens', () => isListening({ host: '127.0.0.1', port }), { timeoutMs: 10_000, signal });
  return [context.supervise({ name: 'epmd', program, args: [], env, stopPhase: 1, ready })];
}

/** It opens its port last, and answers the protocol header with its Connection.Start method. */
async function speaksAmqp(port: number): Promise<boolean> {
  const answer = await ask({ host: '127.0.0.1', port }, { say: AMQP_HEADER, timeoutMs: 3000 });
  return answer?.startsWith('\x01') ?? false;
}
