import { loadConfig } from '@noillin/config';
import { AccessTokens } from './access-tokens';
import { GatewayConfig } from './gateway.config';
import { GatewayPass } from './gateway-pass';
import { JwtConfig } from './jwt.config';
import { ServiceTokens } from './service-tokens';

const SECRET = 'the-gateway-secret-'.padEnd(40, 'g');
const keys = Object.assign(new JwtConfig(), { JWT_SECRET: 'k'.repeat(40) });
const services = new ServiceTokens(keys);
const passWith = (GATEWAY_SECRET: string) =>
  new GatewayPass(Object.assign(new GatewayConfig(), { GATEWAY_SECRET }), services);

describe('what may reach a service', () => {
  const pass = passWith(SECRET);
  const accessToken = new AccessTokens(keys).issue({ id: 'user', role: 'admin', sessionId: 'session' });

  it('is what came through the gateway, or from a service', () => {
    expect(pass.isGood({ 'x-gateway-secret': SECRET })).toBe(true);
    expect(pass.isGood({ 'x-service-token': services.issue('realtime') })).toBe(true);
  });

  it.each<[string, Record<string, string>]>([
    ['nothing', {}],
    ['another secret', { 'x-gateway-secret': 'x'.repeat(40) }],
    ['the start of the secret', { 'x-gateway-secret': SECRET.slice(0, -1) }],
    ['an empty secret', { 'x-gateway-secret': '' }],
    ['a token of a stranger', { 'x-service-token': 'a.b.c' }],
    ["a user's token", { 'x-service-token': accessToken }],
    [
      'a wrong secret beside a good token',
      { 'x-gateway-secret': '', 'x-service-token': services.issue('realtime') },
    ],
  ])('is not what shows %s', (_, headers) => {
    expect(pass.isGood(headers)).toBe(false);
  });

  it('is anything where no secret is configured, which is possible in development only', () => {
    expect(passWith('').isGood({})).toBe(true);
    const before = process.env['NODE_ENV'];
    try {
      process.env['NODE_ENV'] = 'production';
      expect(() => loadConfig([GatewayConfig], {})).toThrow('GATEWAY_SECRET');
      expect(() => loadConfig([GatewayConfig], { GATEWAY_SECRET: '' })).toThrow('GATEWAY_SECRET');
    } finally {
      process.env['NODE_ENV'] = before;
    }
  });

  it('is not decided by a secret that can be guessed', () => {
    expect(() => loadConfig([GatewayConfig], { GATEWAY_SECRET: 'short' })).toThrow('GATEWAY_SECRET');
  });
});
