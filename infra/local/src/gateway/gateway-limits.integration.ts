import type { ServerResponse } from 'node:http';
import { type TLSSocket } from 'node:tls';
import { eventually } from '@noillin/testing';
import {
  type GatewayBench,
  closeServer,
  expectProblem,
  openGatewayBench,
  signedToken,
  upgradeSocket,
} from './gateway.fixture';
import { PRODUCTION_LIMITS } from './limits';

describe('limits of the gateway', () => {
  let bench: GatewayBench;
  beforeAll(async () => {
    bench = await openGatewayBench({
      auth: { rate: '1r/m', burst: 2 },
      general: { rate: '1r/m', burst: 5 },
    });
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
    expect(answer.headers).toMatchObject({
      'retry-after': '60',
      'ratelimit-policy': '"auth";q=3;w=180, "user";q=100001;w=2',
      ratelimit: '"auth";r=0;t=60',
      'content-type': 'application/problem+json',
    });
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

describe('limits of users and of booking', () => {
  const slow = { rate: '1r/m', burst: 1 };
  let bench: GatewayBench;
  beforeAll(async () => (bench = await openGatewayBench({ user: slow, booking: slow })));
  afterAll(() => bench.close());

  const statusesAs = async (token: string | null, path: string, method = 'GET') => {
    const answers = await Promise.all([1, 2, 3].map(() => bench.ask(path, { token, method })));
    return answers.map(({ status }) => status).sort();
  };

  it('count each user apart, also behind one address', async () => {
    expect(await statusesAs(signedToken({ sub: 'user-a' }), '/api/v1/bookings')).toEqual([200, 200, 429]);
    expect(await statusesAs(signedToken({ sub: 'user-b' }), '/api/v1/bookings')).toEqual([200, 200, 429]);
    expect(await statusesAs(null, '/api/v1/gigs')).toEqual([200, 200, 200]);
  });

  it('cannot be used up in the name of another', async () => {
    const forged = signedToken({ sub: 'user-c' }, { secret: 'k'.repeat(40) });
    expect(await statusesAs(forged, '/api/v1/bookings')).toEqual([401, 401, 401]);
    expect(await statusesAs(signedToken({ sub: 'user-c' }), '/api/v1/bookings')).toEqual([200, 200, 429]);
  });

  it('count bookings of one address, whoever makes them', async () => {
    const answers = await Promise.all(
      ['user-d', 'user-e', 'user-f'].map((sub) =>
        bench.ask('/api/v1/bookings', { method: 'POST', token: signedToken({ sub }) }),
      ),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 200, 429]);
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

describe('requests under way', () => {
  const { requestConnections } = PRODUCTION_LIMITS;
  const held: ServerResponse[] = [];
  let bench: GatewayBench;
  beforeAll(async () => {
    bench = await openGatewayBench({ requestConnections });
    bench.coreApi.on('request', ({ url }, response) => {
      if (url?.endsWith('?held')) held.push(response);
    });
  });
  afterAll(() => bench.close());

  it('are a hundred from one address in production, and more when those end', async () => {
    const waiting = Array.from({ length: 100 }, () => bench.ask('/api/v1/gigs?held'));
    await eventually(() => expect(held).toHaveLength(100));
    const refused = await Promise.all(
      ['/api/v1/gigs', '/api/v1/auth/login', '/api/v1/availability/imports'].map((path) => bench.ask(path)),
    );
    for (const answer of refused) {
      expectProblem(answer, 429, 'rate_limited');
      expect(answer.headers['retry-after']).toBe('1');
    }
    // Providers come from few addresses.
    expect((await bench.ask('/api/v1/payments/webhooks/sandbox')).status).toBe(200);
    held.forEach((response) => response.end('{}'));
    expect(new Set((await Promise.all(waiting)).map(({ status }) => status))).toEqual(new Set([200]));
    expect((await bench.ask('/api/v1/gigs')).status).toBe(200);
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
