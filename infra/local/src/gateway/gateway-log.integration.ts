import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { eventually } from '@noillin/testing';
import { type GatewayBench, openGatewayBench } from './gateway.fixture';

describe("the gateway's log", () => {
  let bench: GatewayBench;
  beforeAll(async () => (bench = await openGatewayBench()));
  afterAll(() => bench.close());

  it('has one JSON object a request, without the query', async () => {
    await bench.ask('/api/v1/logged?token=secret', { headers: { 'X-Request-Id': 'logged-request' } });
    const log = await logged(bench, 'logged-request');
    const entries = log
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as Record<string, unknown>);
    const entry = entries.find(({ requestId }) => requestId === 'logged-request');
    expect(entry).toMatchObject({
      method: 'GET',
      path: '/api/v1/logged',
      status: 200,
      upstreamStatus: '200',
    });
    expect(JSON.stringify(entries)).not.toContain('secret');
  });

  it.each([
    ['/api/v1/calendar/feeds/0123456789abcdef.ics', '/api/v1/calendar/feeds/[redacted]'],
    ['/api/v1/sandbox/checkout/0123456789abcdef/pay', '/api/v1/sandbox/checkout/[redacted]/pay'],
  ])('has no address that is a secret: %s', async (path, written) => {
    await bench.ask(path);
    expect(await logged(bench, written)).not.toContain('0123456789abcdef');
    await bench.ask(path, { token: 'nonsense', method: 'DELETE' });
    const log = await logged(bench, `"path":"${written}","protocol":"HTTP/1.1","status":401`);
    expect(log).not.toContain('0123456789abcdef');
  });
});

/** The log once it has the text: NGINX writes a line after it has sent the answer. */
function logged({ stateDir }: GatewayBench, text: string): Promise<string> {
  return eventually(() => {
    const log = readFileSync(join(stateDir, 'nginx/logs/access.log'), 'utf8');
    expect(log).toContain(text);
    return log;
  });
}
