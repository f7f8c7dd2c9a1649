import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type GatewayBench, expectProblem, openGatewayBench } from './gateway.fixture';

const MEBIBYTE = 1024 * 1024;

describe('what is too much for the gateway, or goes wrong behind it', () => {
  let bench: GatewayBench;
  beforeAll(async () => (bench = await openGatewayBench()));
  afterAll(() => bench.close());

  const post = (bytes: number) => bench.ask('/api/v1/gigs', { method: 'POST', body: Buffer.alloc(bytes) });

  it('refuses a body over 1 MiB', async () => {
    expectProblem(await post(MEBIBYTE + 1), 413, 'payload_too_large');
  });

  it('accepts a body of exactly 1 MiB without writing it to disk', async () => {
    expect((await post(MEBIBYTE)).status).toBe(200);
    // NGINX warns of every body that did not fit into memory.
    const log = readFileSync(join(bench.stateDir, 'nginx/logs/error.log'), 'utf8');
    expect(log).not.toContain('temporary file');
  });

  it.each([
    [4, 200],
    [6, 413],
  ])('answers a calendar file of %d MiB with %d', async (mebibytes, status) => {
    const body = Buffer.alloc(mebibytes * MEBIBYTE);
    const answer = await bench.ask('/api/v1/availability/imports', { method: 'POST', body });
    expect(answer.status).toBe(status);
  });

  it('refuses a body over 1 MiB of unannounced length', async () => {
    const headers = { 'transfer-encoding': 'chunked' };
    const body = Buffer.alloc(MEBIBYTE + 1);
    expectProblem(
      await bench.ask('/api/v1/gigs', { method: 'POST', headers, body }),
      413,
      'payload_too_large',
    );
  });

  it('refuses headers that are too large', async () => {
    const answer = await bench.ask('/api/v1/gigs', { headers: { 'X-Large': 'x'.repeat(9000) } });
    expectProblem(answer, 431, 'headers_too_large');
  });

  it('refuses an address that is too long', async () => {
    expectProblem(await bench.ask(`/api/${'x'.repeat(9000)}`), 414, 'uri_too_long');
  });

  it.each([500, 502, 503, 404, 429])('leaves a %d of core-api as core-api wrote it', async (status) => {
    const answer = await bench.ask(`/api/v1/gigs?status=${status}`);
    expect(answer.status).toBe(status);
    expect(answer.json()).toMatchObject({ name: 'core-api' });
  });

  it('answers 503 with Retry-After when core-api drops the connection', async () => {
    const answer = await bench.ask('/api/v1/gigs?silent');
    expectProblem(answer, 503, 'service_unavailable');
    expect(answer.headers['retry-after']).toBe('2');
  });
});
