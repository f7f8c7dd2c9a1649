import { type TLSSocket } from 'node:tls';
import { type GatewayBench, closeServer, openGatewayBench, upgradeSocket } from './gateway.fixture';

describe('limits of the gateway', () => {
  let bench: GatewayBench;
  beforeAll(async () => {
    bench = await openGatewayBench({ authRate: '1r/m', authBurst: 2, generalRate: '1r/m', generalBurst: 5 });
  });
  afterAll(() => bench.close());

  const statuses = async (path: string, times: number) => {
    const answers = await Promise.all(Array.from({ length: times }, () => bench.ask(path)));
    return answers.map(({ status }) => status).sort();
  };

  it('counts signing in apart from the rest, and more strictly', async () => {
    expect(await statuses('/api/v1/auth/login', 5)).toEqual([200, 200, 200, 429, 429]);
    expect(await statuses('/api/v1/gigs', 8)).toEqual([200, 200, 200, 200, 200, 200, 429, 429]);
  });

  it('says 429 as a problem, with when to come back', async () => {
    await statuses('/api/v1/auth/login', 3);
    const answer = await bench.ask('/api/v1/auth/login');
    expect(answer.status).toBe(429);
    expect(answer.headers).toMatchObject({ 'retry-after': '1', 'content-type': 'application/problem+json' });
    expect(answer.json()).toMatchObject({
      status: 429,
      code: 'rate_limited',
      requestId: answer.headers['x-request-id'],
    });
  });

  it('never counts webhooks against people', async () => {
    await statuses('/api/v1/gigs', 8);
    expect(await statuses('/api/v1/payments/webhooks/sandbox', 3)).toEqual([200, 200, 200]);
  });
});

describe('socket limits of the gateway', () => {
  let bench: GatewayBench;
  beforeAll(async () => (bench = await openGatewayBench({ socketConnections: 2 })));
  afterAll(() => bench.close());

  it('holds no more sockets for one address than allowed', async () => {
    const open = [await openSocket(bench), await openSocket(bench)];
    const answer = await bench.ask('/socket/');
    open.forEach((socket) => socket.destroy());
    expect([answer.status, answer.json().code]).toEqual([429, 'rate_limited']);
  });
});

describe('a gateway whose services are gone', () => {
  it('answers 503 at once and recovers when they are back', async () => {
    const bench = await openGatewayBench();
    await closeServer(bench.coreApi);
    const away = await bench.ask('/api/v1/gigs', { method: 'POST', body: '{}' });
    expect(away.json()).toMatchObject({ status: 503, code: 'service_unavailable' });
    expect(away.headers['retry-after']).toBe('2');
    await new Promise<void>((resolve) => bench.coreApi.listen(bench.ports.coreApi, '127.0.0.1', resolve));
    expect((await bench.ask('/api/v1/gigs')).status).toBe(200);
    await bench.close();
  });
});

async function openSocket(bench: GatewayBench): Promise<TLSSocket> {
  const socket = upgradeSocket(bench);
  await new Promise((resolve, reject) => socket.once('data', resolve).on('error', reject));
  return socket;
}
