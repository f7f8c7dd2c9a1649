import { isDomainError } from '@noillin/contracts';
import { sign } from 'jsonwebtoken';
import { AccessTokens } from './access-tokens';
import { JwtConfig } from './jwt.config';
import { ServiceTokens } from './service-tokens';

const SECRET = 'a-secret-that-is-long-enough-for-hs256';
const config = Object.assign(new JwtConfig(), { JWT_SECRET: SECRET });
const services = new ServiceTokens(config);
const forged = (secret: string, options: object) =>
  sign({}, secret, { subject: 'realtime', issuer: 'noillin-services', ...options });

const outcome = (work: () => unknown): unknown => {
  try {
    return work();
  } catch (error) {
    if (isDomainError(error)) return error.code;
    throw error;
  }
};

describe('ServiceTokens', () => {
  it('names the service', () => {
    expect(services.verify(services.issue('realtime'))).toBe('realtime');
  });

  it.each([
    ['none', ''],
    ['one of a stranger', forged('another-secret-that-is-long-enough-too', { expiresIn: 60 })],
    ['one of the past', forged(SECRET, { expiresIn: -1 })],
    ['one that never expires', forged(SECRET, { noTimestamp: true })],
    ['one that claims to last long', forged(SECRET, { expiresIn: 3600, algorithm: 'HS512' })],
    ['an access token', new AccessTokens(config).issue({ id: 'user', role: 'admin', sessionId: 'session' })],
  ])('refuses %s', (_, token) => {
    expect(outcome(() => services.verify(token))).toBe('service_token_invalid');
  });

  it('does not pass for an access token', () => {
    expect(outcome(() => new AccessTokens(config).verify(services.issue('realtime')))).toBe('token_invalid');
  });
});
