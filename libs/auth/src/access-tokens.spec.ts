import { createHmac, createSecretKey, generateKeyPairSync } from 'node:crypto';
import { isDomainError } from '@noillin/contracts';
import { sign, type SignOptions } from 'jsonwebtoken';
import { AccessTokens } from './access-tokens';
import { JwtConfig } from './jwt.config';

const config = Object.assign(new JwtConfig(), { JWT_SECRET: 'a-secret-of-more-than-32-characters!!' });
const tokens = new AccessTokens(config);
const user = { id: 'user-1', role: 'brand' as const, sessionId: 'session-1' };
const base64url = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');

const outcome = (token: string): string => {
  try {
    return tokens.verify(token).sub;
  } catch (error) {
    if (isDomainError(error)) return error.code;
    throw error;
  }
};
/** A token that is as good as ours but for the given change. */
const forge = (change: { payload?: object; options?: SignOptions; secret?: string } = {}): string =>
  sign(
    { role: 'brand', sid: 'session-1', ...change.payload },
    createSecretKey(Buffer.from(change.secret ?? config.JWT_SECRET)),
    {
      algorithm: 'HS256',
      subject: 'user-1',
      issuer: 'noillin',
      expiresIn: 60,
      ...change.options,
    },
  );

const withHeader = (token: string, header: object): string =>
  [base64url(header), ...token.split('.').slice(1)].join('.');

describe('AccessTokens', () => {
  it('recognises its own tokens', () => {
    const claims = tokens.verify(tokens.issue(user));
    expect(claims).toMatchObject({ sub: 'user-1', role: 'brand', sid: 'session-1' });
    expect(claims.exp - Date.now() / 1_000).toBeCloseTo(config.ACCESS_TOKEN_TTL_SECONDS, -1);
    expect(outcome(forge())).toBe('user-1');
  });

  it('tells an expired token from a wrong one', () => {
    expect(outcome(forge({ options: { expiresIn: -1 } }))).toBe('token_expired');
  });

  it.each<[string, string]>([
    ['without a signature', `${base64url({ alg: 'none', typ: 'JWT' })}.${forge().split('.')[1] ?? ''}.`],
    ['of a foreign key', forge({ secret: 'another-secret-of-more-than-32-characters' })],
    ['of another issuer', forge({ options: { issuer: 'somebody-else' } })],
    ['signed by another algorithm', forge({ options: { algorithm: 'HS512' } })],
    [
      'with another payload under the signature',
      forge().replace(/\.[^.]+\./, `.${base64url({ role: 'admin' })}.`),
    ],
    ['with a role that there is not', forge({ payload: { role: 'king' } })],
    ['without a session', forge({ payload: { sid: undefined } })],
    ['not valid yet', forge({ options: { notBefore: 60 } })],
    ['that names a foreign key', forge({ options: { keyid: 'foreign' } })],
    ['that names its key by a path', forge({ options: { keyid: '../../dev/null' } })],
    ['whose key is named by no string', withHeader(forge(), { alg: 'HS256', typ: 'JWT', kid: { $gt: '' } })],
    ['whose signature is cut off', forge().slice(0, -4)],
    ['whose payload is cut off', forge().replace(/.{5}\.([^.]+)$/, '.$1')],
    ['that has no signature part', forge().split('.').slice(0, 2).join('.')],
    ['that is none', 'a.b.c'],
    ['that is empty', ''],
  ])('refuses a token %s', (_name, token) => {
    expect(outcome(token)).toBe('token_invalid');
  });

  it('is not fooled by a public key used as a shared secret', () => {
    const { publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
    const pem = publicKey.export({ type: 'spki', format: 'pem' }).toString();
    const content = `${base64url({ alg: 'HS256', typ: 'JWT' })}.${forge().split('.')[1] ?? ''}`;
    const signature = createHmac('sha256', pem).update(content).digest('base64url');
    expect(outcome(`${content}.${signature}`)).toBe('token_invalid');
  });

  it('refuses a token that never expires', () => {
    const { expiresIn: _none, ...options } = {
      expiresIn: 1,
      algorithm: 'HS256' as const,
      subject: 'user-1',
      issuer: 'noillin',
    };
    const eternal = sign(
      { role: 'brand', sid: 's' },
      createSecretKey(Buffer.from(config.JWT_SECRET)),
      options,
    );
    expect(outcome(eternal)).toBe('token_invalid');
  });
});
