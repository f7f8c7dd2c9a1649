import { type BackingName, type Instance, PORT_NAMES, type PortName } from '../instance';

const PORTS_OF: Partial<Record<PortName, BackingName>> = {
  mongo: 'mongo',
  postgres: 'mongo',
  redis: 'redis',
  rabbitmq: 'rabbitmq',
  rabbitmqDist: 'rabbitmq',
  epmd: 'rabbitmq',
  rabbitmqManagement: 'rabbitmq',
  meilisearch: 'meilisearch',
};

/** The ports that this instance will listen on: none for servers that are given by URL. */
export function portsToListenOn({ given }: Pick<Instance, 'given'>): PortName[] {
  return PORT_NAMES.filter((name) => {
    const server = PORTS_OF[name];
    return server === undefined || given[server] === undefined;
  });
}
