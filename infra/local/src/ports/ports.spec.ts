import { createServer } from 'node:net';
import { planPorts } from '../instance';
import { assertPortsFree, explainTaken } from './assert-ports-free';
import { listeningInodes } from './port-owner';
import { portsToListenOn } from './ports-to-listen-on';

describe('a port in use', () => {
  it('is reported with who uses it and how to choose another', () => {
    const sentence = explainTaken('coreApi', 3000, { pid: 42, program: 'ruby' });
    expect(sentence).toBe(
      'Port 3000 (core-api) is in use by ruby (process 42): end it, or choose another with --core-api-port or NOILLIN_CORE_API_PORT.',
    );
  });

  it('is reported when the system does not tell who', () => {
    expect(explainTaken('https', 8443, null)).toContain('in use by another program');
  });

  it('is found by trying', async () => {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const address = server.address();
    const ports = { ...planPorts('dev'), redis: typeof address === 'object' ? (address?.port ?? 0) : 0 };
    await expect(assertPortsFree({ ports } as never, ['redis'])).rejects.toThrow(
      `Port ${ports.redis} (redis)`,
    );
    await new Promise((resolve) => server.close(resolve));
    await expect(assertPortsFree({ ports } as never, ['redis'])).resolves.toBeUndefined();
  });

  it('is looked up in the table of the system by its listening socket', () => {
    const table = [
      '  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode',
      '   0: 0100007F:18F6 00000000:0000 0A 00000000:00000000 00:00000000 00000000     0        0 20757 1 0',
      '   1: 0100007F:C001 0100007F:18F6 01 00000000:00000000 00:00000000 00000000     0        0 99999 1 0',
    ].join('\n');
    expect(listeningInodes(table, 0x18f6)).toEqual(['20757']);
    expect(listeningInodes(table, 0xc001)).toEqual([]);
  });
});

describe('the ports an instance listens on', () => {
  it('are all of them when it starts every server', () => {
    expect(portsToListenOn({ given: {} })).toContain('postgres');
  });

  it('leave out those of servers that are given by URL', () => {
    const names = portsToListenOn({ given: { mongo: 'mongodb://db', rabbitmq: 'amqp://broker' } });
    for (const name of ['mongo', 'postgres', 'rabbitmq', 'epmd'] as const) expect(names).not.toContain(name);
    expect(names).toContain('redis');
  });
});
