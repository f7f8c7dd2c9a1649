import { type Server, type Socket, connect, createServer } from 'node:net';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { TcpProxy } from './tcp-proxy';

describe('TcpProxy', () => {
  let echo: Server;
  let proxy: TcpProxy;
  const clients: Socket[] = [];

  beforeEach(async () => {
    echo = createServer((socket) => socket.pipe(socket).on('error', () => socket.destroy()));
    await new Promise<void>((resolve) => echo.listen(0, '127.0.0.1', resolve));
    const { port } = echo.address() as { port: number };
    proxy = await new TcpProxy({ host: '127.0.0.1', port }).listen();
  });

  afterEach(async () => {
    clients.splice(0).forEach((client) => client.destroy());
    await proxy.close();
    await new Promise((resolve) => echo.close(resolve));
  });

  const open = async (): Promise<Socket> => {
    const client = connect(proxy.port, '127.0.0.1');
    clients.push(client);
    await once(client, 'connect');
    return client;
  };

  const echoed = async (client: Socket, words: string): Promise<string> => {
    client.write(words);
    const [heard] = (await once(client, 'data')) as [Buffer];
    return heard.toString();
  };

  it('forwards both ways', async () => {
    expect(await echoed(await open(), 'hello')).toBe('hello');
  });

  it('breaks connections and refuses new ones when cut, and serves the same port when restored', async () => {
    const client = await open();
    const { port } = proxy;
    await echoed(client, 'before');
    const closed = once(client, 'close');
    await proxy.cut();
    await closed;
    await expect(open()).rejects.toMatchObject({ code: 'ECONNREFUSED' });
    await proxy.restore();
    expect(proxy.port).toBe(port);
    expect(await echoed(await open(), 'after')).toBe('after');
  });

  it('accepts and stays silent when hung, then breaks what hung', async () => {
    const [old, other] = [await open(), await open()];
    await echoed(old, 'before');
    await proxy.hang();
    const newer = await open();
    const heard: string[] = [];
    for (const client of [old, other, newer]) {
      client.on('data', (chunk) => heard.push(chunk.toString()));
      client.write('during');
    }
    await sleep(50);
    expect(heard).toEqual([]);
    const closed = Promise.all([old, newer].map((client) => once(client, 'close')));
    await proxy.restore();
    await closed;
    expect(await echoed(await open(), 'after')).toBe('after');
  });

  it('may be cut, restored and closed twice', async () => {
    await proxy.cut();
    await proxy.cut();
    await proxy.restore();
    await proxy.restore();
    expect(await echoed(await open(), 'again')).toBe('again');
  });

  it('closes the client when the server is not there', async () => {
    const lost = await new TcpProxy({ host: '127.0.0.1', port: 1 }).listen();
    const client = connect(lost.port, '127.0.0.1').on('error', () => client.destroy());
    await once(client, 'close');
    await lost.close();
  });
});
