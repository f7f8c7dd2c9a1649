import { planPorts } from '../instance';
import { gatewayEnv } from './documentdb';
import { maildevArguments } from './maildev';
import { meilisearchEnv } from './meilisearch';
import { mongodArguments } from './mongo-binary';
import { directly } from './mongo-given';
import { launchScript } from './postgres';
import { enabledPlugins, rabbitmqConfFor, rabbitmqEnv } from './rabbitmq-settings';
import { redisArguments } from './redis';
import { hasTransactions } from './replica-set';
import { withoutCredentials } from './start-servers';

const ports = planPorts('dev');

describe('every backing server listens on this machine only', () => {
  it.each([
    ['Redis', redisArguments(6390, '/data').join(' '), '--bind 127.0.0.1'],
    ['mongod', mongodArguments(27_117, '/data').join(' '), '--bind_ip 127.0.0.1'],
    ['Meilisearch', meilisearchEnv(7701, 'key', '/data')['MEILI_HTTP_ADDR'], '127.0.0.1:7701'],
    ['the DocumentDB gateway', gatewayEnv(27_117, 9712)['GATEWAY_HOST'], '127.0.0.1'],
    ['RabbitMQ', rabbitmqEnv('dev', '/data', ports)['RABBITMQ_NODE_IP_ADDRESS'], '127.0.0.1'],
    [
      'Erlang',
      rabbitmqEnv('dev', '/data', ports)['RABBITMQ_SERVER_ADDITIONAL_ERL_ARGS'],
      'inet_dist_use_interface {127,0,0,1}',
    ],
    ['epmd', rabbitmqEnv('dev', '/data', ports)['ERL_EPMD_ADDRESS'], '127.0.0.1'],
    ["RabbitMQ's management", rabbitmqConfFor(ports, true), 'management.tcp.ip = 127.0.0.1'],
    ['maildev', maildevArguments(1025, 1080).join(' '), '--ip 127.0.0.1 --web 1080 --web-ip 127.0.0.1'],
  ])('%s', (_server, settings, expected) => {
    expect(settings).toContain(expected);
  });
});

describe('MongoDB', () => {
  it('is always a replica set', () => {
    expect(mongodArguments(27_117, '/data').join(' ')).toContain('--replSet rs0');
  });

  it.each([
    [{ setName: 'rs0' }, true],
    [{ msg: 'isdbgrid' }, true],
    [{ isWritablePrimary: true }, false],
  ])('%j has transactions: %s', (answer, expected) => {
    expect(hasTransactions(answer)).toBe(expected);
  });

  it('is asked directly what it is, because a standalone never answers for a set', () => {
    expect(directly('mongodb://db/x?replicaSet=rs0&w=1')).toBe('mongodb://db/x?w=1&directConnection=true');
    expect(directly('mongodb://a,b/x?replicaSet=rs0')).toBe('mongodb://a,b/x?replicaSet=rs0');
  });
});

describe('PostgreSQL', () => {
  it('becomes the process we supervise, whatever the folders are called', () => {
    const script = launchScript('/cache/root', "/it's here/data", 9712);
    expect(script).toContain(`mount --bind '/it'\\''s here/data' '/cache/root/var/lib/noillin/data'`);
    expect(script.split('\n').at(-1)).toMatch(
      /^exec chroot --userspec=postgres:postgres '\/cache\/root' .* -p 9712$/,
    );
  });
});

describe('RabbitMQ', () => {
  it('has its web interface only on demand', () => {
    expect(enabledPlugins(false)).toBe('[].\n');
    expect(enabledPlugins(true)).toBe('[rabbitmq_management].\n');
    expect(rabbitmqConfFor(ports, false)).not.toContain('management');
  });
});

describe('URLs shown to people', () => {
  it.each([
    ['amqp://guest:guest@127.0.0.1:5692', 'amqp://127.0.0.1:5692'],
    ['mongodb://127.0.0.1:27117/noillin_dev', 'mongodb://127.0.0.1:27117/noillin_dev'],
  ])('%s becomes %s', (url, shown) => {
    expect(withoutCredentials(url)).toBe(shown);
  });
});
