import { connect as connectHttp2 } from 'node:http2';
import { statSync } from 'node:fs';
import { request as requestHttp } from 'node:http';
import { join } from 'node:path';
import {
  type Answer,
  type GatewayBench,
  expectProblem,
  openGatewayBench,
  readAnswer,
  signedToken,
  upgradeSocket,
} from './gateway.fixture';

const REQUEST_ID = /^[0-9a-f]{32}$/;

describe('the gateway', () => {
  let bench: GatewayBench;
  beforeAll(async () => (bench = await openGatewayBench()));
  afterAll(() => bench.close());

  describe('routing', () => {
    it.each([
      '/api/v1/gigs?limit=2&cursor=a%2Fb',
      '/api/docs',
      '/api/v1/auth/login',
      '/api/v1/payments/webhooks/sandbox',
    ])('sends %s to core-api, unchanged', async (path) => {
      expect((await bench.ask(path)).json()).toMatchObject({ name: 'core-api', url: path });
    });

    it.each(['/socket', '/socket/?EIO=4&transport=polling'])('sends %s to realtime', async (path) => {
      expect((await bench.ask(path)).json()).toMatchObject({ name: 'realtime', url: path });
    });

    it.each([
      '/internal',
      '/internal/users',
      '/api/v1/internal',
      '/api/v1/internal/tokens',
      '/api/v1/%69nternal/tokens',
      '/api//v1/../v1/internal/tokens',
      '/api/V1/INTERNAL/tokens',
      '/api/v1//gigs',
      '/api/v1/gigs/../bookings',
      '/api/v1/gigs/%2e%2E/bookings',
      '/api/v1/gigs;x=1',
      '/api/v1/gigs/a%2Fb',
      '/api/v1/gigs\\a',
      '/api/v1/internal;x=1',
      '/metrics',
      '/anything',
      '/socketry',
      '/gateway-problem',
    ])('says 404 to %s', async (path) => {
      expectProblem(await bench.ask(path), 404, 'route_not_found');
    });

    it('sends the root to the documentation', async () => {
      const answer = await bench.ask('/');
      expect([answer.status, new URL(answer.headers.location ?? '').pathname]).toEqual([302, '/api/docs']);
    });

    it('sends plain HTTP to HTTPS with method and path kept', async () => {
      const answer = await new Promise<Answer>((resolve, reject) => {
        const options = {
          port: bench.ports.http,
          host: '127.0.0.1',
          path: '/api/v1/gigs?x=1',
          method: 'POST',
        };
        requestHttp(options, (response) => void readAnswer(response).then(resolve, reject)).end('{}');
      });
      expect(answer.status).toBe(308);
      expect(answer.headers.location).toBe(`https://127.0.0.1:${bench.ports.https}/api/v1/gigs?x=1`);
      expect(answer.headers['x-request-id']).toMatch(REQUEST_ID);
    });

    it('upgrades sockets and carries them both ways', async () => {
      const said = await talkOverUpgrade(bench, 'ping');
      expect(said).toMatch(/^HTTP\/1.1 101 /);
      expect(said).toContain('/socket/?EIO=4&transport=websocket\n');
      expect(said.endsWith('ping')).toBe(true);
    });

    it('speaks HTTP/2', async () => {
      const session = connectHttp2(`https://localhost:${bench.ports.https}`, { ca: bench.certificate });
      const status = await new Promise((resolve, reject) => {
        session.on('error', reject);
        session.request({ ':path': '/api/v1/gigs' }).on('response', (headers) => resolve(headers[':status']));
      });
      session.destroy();
      expect(status).toBe(200);
    });
  });

  describe('request ids', () => {
    const idSeenBy = async (sent?: string) => {
      const answer = await bench.ask('/api/v1/gigs', {
        headers: sent === undefined ? {} : { 'X-Request-Id': sent },
      });
      const seen = (answer.json().headers as Record<string, string>)['x-request-id'];
      expect(answer.headers['x-request-id']).toBe(seen);
      return seen;
    };

    it('keeps a well-formed one, for the service and in the answer', async () => {
      expect(await idSeenBy('client-1234.abc_D')).toBe('client-1234.abc_D');
    });

    it.each(['short', 'has space in it', 'x'.repeat(129), '"quoted":"12345678"'])(
      'replaces %j',
      async (sent) => {
        expect(await idSeenBy(sent)).toMatch(REQUEST_ID);
      },
    );

    it('makes one when none is sent, another each time', async () => {
      const [first, second] = [await idSeenBy(), await idSeenBy()];
      expect(first).toMatch(REQUEST_ID);
      expect(second).not.toBe(first);
    });
  });

  describe('headers', () => {
    const FORGED = [
      'X-User-Id',
      'X-User-Roles',
      'X-User-Anything',
      'X-Internal-Token',
      'X-Internal-Anything',
      'Forwarded',
    ];

    it('drops identities a client claims to have', async () => {
      const headers = Object.fromEntries(FORGED.map((name) => [name, 'forged']));
      const answer = await bench.ask('/api/v1/gigs', { headers });
      expect(answer.text).not.toContain('forged');
    });

    it('states address and scheme itself, also when a client already did', async () => {
      const claimed = [
        'X-Forwarded-For',
        'X-Real-IP',
        'X-Forwarded-Proto',
        'X-Forwarded-Host',
        'X-Forwarded-User',
      ];
      const answer = await bench.ask('/socket/', {
        headers: Object.fromEntries(claimed.map((name) => [name, '6.6.6.6'])),
      });
      expect(answer.text).not.toContain('6.6.6.6');
      expect(answer.json().headers).toMatchObject({
        'x-forwarded-for': '127.0.0.1',
        'x-real-ip': '127.0.0.1',
        'x-forwarded-proto': 'https',
      });
    });

    it('passes what the API is asked with', async () => {
      const headers = {
        authorization: `Bearer ${signedToken()}`,
        'x-api-key': 'nk_1',
        'content-type': 'application/json',
        'idempotency-key': 'key-1',
        'user-agent': 'spec',
        traceparent: '00-1-2-01',
        'stripe-signature': 't=1,v1=2',
      };
      const answer = await bench.ask('/api/v1/bookings', { method: 'POST', headers, body: '{"a":1}' });
      expect(answer.json()).toMatchObject({ method: 'POST', headers: { ...headers, 'content-length': '7' } });
    });

    it.each([['/api/v1/gigs'], ['/nothing'], ['/api/v1/gigs?status=500'], ['/api/v1/gigs?silent']])(
      'puts the security headers on the answer of %s and says nothing about its software',
      async (path) => {
        const { headers } = await bench.ask(path);
        expect(headers).toMatchObject({
          'strict-transport-security': 'max-age=31536000; includeSubDomains',
          'permissions-policy': 'camera=(), geolocation=(), microphone=(), payment=()',
          'cross-origin-opener-policy': 'same-origin',
          'cross-origin-resource-policy': 'same-origin',
          'x-content-type-options': 'nosniff',
          'x-frame-options': 'DENY',
          'referrer-policy': 'no-referrer',
          'content-security-policy': expect.stringContaining("default-src 'none'") as string,
          server: 'nginx',
        });
        expect(headers['x-powered-by']).toBeUndefined();
      },
    );

    it('lets pages of core-api run their own scripts and nobody else frame them', async () => {
      const { headers } = await bench.ask('/api/docs?type=text/html');
      expect(headers['content-security-policy']).toMatch(/script-src 'self'.*frame-ancestors 'none'/);
    });
  });

  it('compresses large answers', async () => {
    const answer = await bench.ask('/api/v1/gigs?padding=5000', { headers: { 'accept-encoding': 'gzip' } });
    expect(answer.headers['content-encoding']).toBe('gzip');
  });

  it('keeps the private key to its owner', () => {
    expect(statSync(join(bench.stateDir, 'certificate/key.pem')).mode & 0o777).toBe(0o600);
  });

  it('goes on answering through a reload', async () => {
    const asked = Array.from({ length: 20 }, () => bench.ask('/api/v1/gigs'));
    await bench.gateway.reload();
    const answers = await Promise.all([...asked, bench.ask('/api/v1/gigs')]);
    expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 200));
  });
});

async function talkOverUpgrade(bench: GatewayBench, words: string): Promise<string> {
  const socket = upgradeSocket(bench);
  let heard = '';
  socket.setEncoding('utf8').on('data', (chunk: string) => {
    heard += chunk;
    if (chunk.includes('transport=websocket\n')) socket.write(words);
    if (heard.endsWith(words)) socket.end();
  });
  await new Promise((resolve, reject) => socket.on('close', resolve).on('error', reject));
  return heard;
}
