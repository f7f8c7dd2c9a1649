import { join } from 'node:path';
import { type Ports } from '../instance';

type RabbitPorts = Pick<Ports, 'rabbitmq' | 'rabbitmqDist' | 'rabbitmqManagement' | 'epmd'>;

/** `rabbitmq.conf`: small logs and files for one developer; the guest account works from this machine only. */
export function rabbitmqConf(ports: RabbitPorts): string {
  return [
    'loopback_users.guest = true',
    'log.console = true',
    'log.console.level = info',
    'log.file = false',
    'raft.wal_max_size_bytes = 67108864',
    'management.tcp.ip = 127.0.0.1',
    `management.tcp.port = ${ports.rabbitmqManagement}`,
    '',
  ].join('\n');
}

/** Management names its own settings: without the plugin they would be refused. */
export function rabbitmqConfFor(ports: RabbitPorts, hasManagement: boolean): string {
  const conf = rabbitmqConf(ports);
  return hasManagement ? conf : conf.replace(/^management\..*\n/gm, '');
}

export const enabledPlugins = (hasManagement: boolean): string =>
  `[${hasManagement ? 'rabbitmq_management' : ''}].\n`;

/** A private node: its own name, ports, cookie and folders, nothing of the machine's RabbitMQ; local addresses only. */
export function rabbitmqEnv(
  instance: string,
  folder: string,
  ports: RabbitPorts,
  pluginsDir?: string,
): NodeJS.ProcessEnv {
  return {
    ...(pluginsDir && { RABBITMQ_PLUGINS_DIR: pluginsDir }),
    PATH: process.env['PATH'],
    LANG: 'C.UTF-8',
    HOME: folder,
    RABBITMQ_NODENAME: `noillin-${instance}@localhost`,
    RABBITMQ_BASE: folder,
    RABBITMQ_MNESIA_BASE: join(folder, 'mnesia'),
    RABBITMQ_LOG_BASE: join(folder, 'log'),
    RABBITMQ_PID_FILE: join(folder, 'pid'),
    RABBITMQ_CONFIG_FILE: join(folder, 'rabbitmq.conf'),
    RABBITMQ_ENABLED_PLUGINS_FILE: join(folder, 'enabled_plugins'),
    RABBITMQ_CONF_ENV_FILE: join(folder, 'env.conf'),
    RABBITMQ_NODE_PORT: String(ports.rabbitmq),
    RABBITMQ_NODE_IP_ADDRESS: '127.0.0.1',
    RABBITMQ_DIST_PORT: String(ports.rabbitmqDist),
    // Erlang's own listener would be open to the network; and idle schedulers need not spin on a developer's machine.
    RABBITMQ_SERVER_ADDITIONAL_ERL_ARGS:
      '-kernel inet_dist_use_interface {127,0,0,1} +sbwt none +sbwtdcpu none +sbwtdio none',
    ERL_EPMD_PORT: String(ports.epmd),
    ERL_EPMD_ADDRESS: '127.0.0.1',
    // The start script then becomes the broker instead of waiting beside it: our child is the broker itself.
    RUNNING_UNDER_SYSTEMD: 'true',
  };
}
