import { createHmac, generateKeyPairSync } from 'node:crypto';
import { statSync } from 'node:fs';
import { join } from 'node:path';
import { signingKeyId } from '@noillin/utils';
import { type GatewayBench, SECRETS, openGatewayBench, signedToken } from './gateway.fixture';

const NOW = Math.floor(Date.now() / 1000);
const [NEXT_KEY = ''] = SECRETS.otherJwt ?? [];
const GUARDED = '/api/v1/bookings';
const OPTIONAL = '/api/v1/gigs';
const OPEN = '/api/v1/auth/login';

/** The same signature under other claims. */
const withClaims = (token: string, claims: object) =>
  token.replace(/\.[^.]+\./, `.${Buffer.from(JSON.stringify(claims)).toString('base64url')}.`);

/** An RSA public key, which anybody may know, taken for the shared secret. */
const signedByPublicKey = () => {
  const { publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  return signedToken({}, { secret: publicKey.export({ type: 'spki', format: 'pem' }).toString() });
};

const signedAs = (alg: string, hash: string) => {
  const content = signedToken({}, { header: { alg } }).split('.').slice(0, 2).join('.');
  return `${content}.${createHmac(hash, SECRETS.jwt).update(content).digest('base64url')}`;
};

const BAD: [string, () => string, string][] = [
  ['that is none', () => 'nonsense', 'token_invalid'],
  ['of three meaningless parts', () => 'a.b.c', 'token_invalid'],
  ['that says undefined', () => 'undefined', 'token_invalid'],
  [
    'without a signature',
    () => signedToken({}, { header: { alg: 'none' } }).replace(/[^.]+$/, ''),
    'token_invalid',
  ],
  ['signed, and said to be unsigned', () => signedToken({}, { header: { alg: 'none' } }), 'token_invalid'],
  ['of a foreign key', () => signedToken({}, { secret: 'k'.repeat(40) }), 'token_invalid'],
  ['signed by a public key', signedByPublicKey, 'token_invalid'],
  ['that names another algorithm', () => signedToken({}, { header: { alg: 'RS256' } }), 'token_invalid'],
  ['signed by another algorithm', () => signedAs('HS512', 'sha512'), 'token_invalid'],
  ['that names a foreign key', () => signedToken({}, { header: { kid: 'foreign' } }), 'token_invalid'],
  [
    'that names its key by a path',
    () => signedToken({}, { header: { kid: '../../dev/null' } }),
    'token_invalid',
  ],
  [
    'that names a property of all objects',
    () => signedToken({}, { header: { kid: 'constructor' } }),
    'token_invalid',
  ],
  [
    'whose key is named by no string',
    () => signedToken({}, { header: { kid: { $gt: '' } } }),
    'token_invalid',
  ],
  [
    'that asks for what we do not know',
    () => signedToken({}, { header: { crit: ['b64'] } }),
    'token_invalid',
  ],
  ['with another payload', () => withClaims(signedToken(), { role: 'admin' }), 'token_invalid'],
  ['whose signature is cut off', () => signedToken().slice(0, -4), 'token_invalid'],
  ['whose signature is longer', () => `${signedToken()}AAAA`, 'token_invalid'],
  ['that lacks a part', () => signedToken().split('.').slice(0, 2).join('.'), 'token_invalid'],
  ['of another issuer', () => signedToken({ iss: 'noillin-services' }), 'token_invalid'],
  ['with an unknown role', () => signedToken({ role: 'root' }), 'token_invalid'],
  ['without a session', () => signedToken({ sid: undefined }), 'token_invalid'],
  ['of a user that is no id', () => signedToken({ sub: 'a b' }), 'token_invalid'],
  ['that never expires', () => signedToken({ exp: undefined }), 'token_invalid'],
  ['that expires at no number', () => signedToken({ exp: '9999999999' }), 'token_invalid'],
  ['not valid yet', () => signedToken({ nbf: NOW + 600 }), 'token_invalid'],
  ['that is far too long', () => signedToken({ padding: 'x'.repeat(4096) }), 'token_invalid'],
  ['whose time is over', () => signedToken({ exp: NOW - 1 }), 'token_expired'],
];

describe('access tokens at the gateway', () => {
  let bench: GatewayBench;
  beforeAll(async () => (bench = await openGatewayBench()));
  afterAll(() => bench.close());

  const reaches = async (path: string, token: string | null, headers: Record<string, string> = {}) => {
    const answer = await bench.ask(path, { token, headers, method: path === OPEN ? 'POST' : 'GET' });
    const { name, code, status } = answer.json();
    if (name === 'core-api') return 'core-api';
    expect(answer.headers).toMatchObject({
      'content-type': 'application/problem+json',
      'www-authenticate': 'Bearer',
      'strict-transport-security': expect.stringContaining('max-age') as string,
    });
    expect([answer.status, status]).toEqual([401, 401]);
    return code;
  };

  it.each(BAD)('go no further %s', async (_, token, code) => {
    expect(await reaches(GUARDED, token())).toBe(code);
    expect(await reaches(OPTIONAL, token())).toBe(code);
  });

  it.each<[string, () => string]>([
    ['the current key', () => signedToken()],
    ['the current key by name', () => signedToken({}, { header: { kid: signingKeyId(SECRETS.jwt) } })],
    [
      'the next key by name',
      () => signedToken({}, { secret: NEXT_KEY, header: { kid: signingKeyId(NEXT_KEY) } }),
    ],
  ])('pass when they are signed with %s', async (_, token) => {
    expect(await reaches(GUARDED, token())).toBe('core-api');
  });

  it('are not good for the next key when they name no key', async () => {
    expect(await reaches(GUARDED, signedToken({}, { secret: NEXT_KEY }))).toBe('token_invalid');
  });

  it('are needed where a route is guarded, also beside it', async () => {
    expect(await reaches(GUARDED, null)).toBe('token_missing');
    expect(await reaches('/api/v1/bookings/any/nothing', null)).toBe('token_missing');
    expect(await reaches('/api/v1/influencers/me', null)).toBe('token_missing');
    expect(await reaches(GUARDED, null, { authorization: 'Basic dTpw' })).toBe('token_missing');
  });

  it('are not needed for public routes, nor looked at where nobody asks who it is', async () => {
    expect(await reaches(OPTIONAL, null)).toBe('core-api');
    expect(await reaches('/api/v1/influencers/somebody', null)).toBe('core-api');
    expect(await reaches(OPEN, 'nonsense')).toBe('core-api');
  });

  it('find nothing where there are no routes: nobody gets through, and a bad one is told so', async () => {
    expect((await bench.ask('/api/v1/nothing', { token: null })).json()).toMatchObject({
      status: 404,
      code: 'route_not_found',
    });
    expect(await reaches('/api/v1/nothing', 'nonsense')).toBe('token_invalid');
    expect(await reaches('/api/v1/nothing', signedToken())).toBe('core-api');
  });

  it('can be API keys, which core-api judges', async () => {
    expect(await reaches(GUARDED, 'nk_0123456789')).toBe('core-api');
    expect(await reaches(GUARDED, null, { 'x-api-key': 'nk_0123456789' })).toBe('core-api');
    expect(await reaches(GUARDED, null, { 'x-api-key': 'other' })).toBe('token_missing');
    expect(await reaches(GUARDED, 'nonsense', { 'x-api-key': 'nk_0123456789' })).toBe('token_invalid');
  });

  it('are judged by keys that only the account of the gateway can read', () => {
    for (const file of ['signing-keys.json', 'snippets/identity.conf'])
      expect(statSync(join(bench.stateDir, 'nginx', file)).mode & 0o777).toBe(0o600);
  });

  it('are no reason to vouch for anybody: services hear the gateway’s secret and the token itself', async () => {
    const answer = await bench.ask(GUARDED, {
      headers: { 'X-Gateway-Secret': 'forged', 'X-User-Id': 'forged' },
    });
    expect(answer.json().headers).toMatchObject({ 'x-gateway-secret': SECRETS.gateway });
    expect(answer.text).not.toContain('forged');
  });
});
