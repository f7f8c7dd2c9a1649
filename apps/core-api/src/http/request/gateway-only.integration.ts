import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { GatewayConfig } from '@noillin/auth';
import { bootApp } from '../../testing';

const SECRET = 'the-gateway-secret-'.padEnd(40, 'g');

describe('a service behind the gateway', () => {
  let app: NestFastifyApplication;
  beforeAll(async () => {
    const config = Object.assign(new GatewayConfig(), { GATEWAY_SECRET: SECRET });
    app = await bootApp({ override: (builder) => builder.overrideProvider(GatewayConfig).useValue(config) });
  });
  afterAll(() => app.close());

  const ask = async (path: string, headers: Record<string, string> = {}) => {
    const answer = await app.inject({ url: `/api/v1${path}`, headers });
    return [answer.statusCode, answer.json<{ code?: string }>().code];
  };

  it('answers what came through it', async () => {
    expect(await ask('/gigs', { 'x-gateway-secret': SECRET })).toEqual([200, undefined]);
  });

  it('refuses what came past it, public route or not', async () => {
    for (const path of ['/gigs', '/auth/me', '/internal/sessions/ended'])
      expect(await ask(path)).toEqual([403, 'gateway_required']);
    expect(await ask('/gigs', { 'x-gateway-secret': `${SECRET}x` })).toEqual([403, 'gateway_required']);
  });

  it('tells everybody how it is', async () => {
    expect(await ask('/health/live')).toEqual([200, undefined]);
  });
});
