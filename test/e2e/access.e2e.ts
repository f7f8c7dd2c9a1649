import { GIG, type Person, type UserView, freshBrand, freshInfluencer, succeeded } from '@noillin/testing';
import { type PlatformUnderTest, openPlatform, refusal, refused, sessionIdOf, signToken } from '../support';

describe('access', () => {
  let platform: PlatformUnderTest;
  let influencer: Person;
  let brand: Person;
  beforeAll(async () => {
    platform = openPlatform();
    [influencer, brand] = [await freshInfluencer(platform.api), await freshBrand(platform.api)];
  });
  afterAll(() => platform.close());

  const meWith = (authorization: string) =>
    platform.api.get<UserView>('/auth/me', { headers: { authorization } });
  const meAs = (token: string) => meWith(`Bearer ${token}`);

  it('is had with a token that is valid', async () => {
    const own = signToken({ userId: brand.user.id, sessionId: sessionIdOf(brand.accessToken) });
    expect((await succeeded(meAs(own))).id).toBe(brand.user.id);
  });

  it('is not had without a token', async () => {
    const answer = await platform.api.get('/auth/me');
    expect(await refused(Promise.resolve(answer))).toEqual([401, 'token_missing']);
    expect(answer.headers['www-authenticate']).toMatch(/^Bearer/);
  });

  it.each<[string, () => string, string]>([
    ['that is none', () => 'not-a-token', 'token_invalid'],
    ['whose time is over', () => signToken({ userId: brand.user.id, expiresIn: -1 }), 'token_expired'],
    [
      'signed with another key',
      () => signToken({ userId: brand.user.id, secret: 'k'.repeat(43) }),
      'token_invalid',
    ],
    [
      'that claims to need no signature',
      () => signToken({ userId: brand.user.id, algorithm: 'none' }),
      'token_invalid',
    ],
    ['of a session that there is not', () => signToken({ userId: brand.user.id }), 'session_ended'],
    ['with another role put in', () => withRole(brand.accessToken, 'admin'), 'token_invalid'],
    ['that is a refresh token', () => brand.refreshToken, 'token_invalid'],
  ])('is not had with a token %s', async (_, token, code) => {
    expect(await refused(meAs(token()))).toEqual([401, code]);
  });

  it('is not had by another scheme', async () => {
    expect(await refused(meWith(`Basic ${brand.accessToken}`))).toEqual([401, 'token_missing']);
  });

  it.each<[string, () => Promise<[number, string]>]>([
    ['a brand make a gig', () => refused(brand.api.post('/gigs', GIG))],
    [
      'a brand write hours',
      () => refused(brand.api.put('/availability/rules', { timezone: 'UTC', weekly: [] })),
    ],
    [
      'an influencer book',
      () => refused(influencer.api.post('/bookings', { gigId: 'any', start: '2030-01-01T00:00:00Z' })),
    ],
  ])('is by role: it does not let %s', async (_, attempt) => {
    expect(await attempt()).toEqual([403, 'permission_denied']);
  });

  it('says which permission is missing', async () => {
    expect((await refusal(brand.api.post('/gigs', GIG))).detail).toContain('gig:write');
  });

  describe('by forged identity headers', () => {
    const forged = () => ({
      'x-user-id': influencer.user.id,
      'x-user-role': 'admin',
      'x-authenticated-user': influencer.user.id,
      'x-internal-token': 'let-me-in',
      'x-forwarded-user': influencer.user.id,
    });

    it('is not had', async () => {
      const asking = platform.api.get('/auth/me', { headers: forged() });
      expect(await refused(asking)).toEqual([401, 'token_missing']);
    });

    it('is no other than without them', async () => {
      const me = await succeeded(brand.api.get<UserView>('/auth/me', { headers: forged() }));
      expect(me).toEqual(brand.user);
      const asking = brand.api.post('/gigs', GIG, { headers: forged() });
      expect(await refused(asking)).toEqual([403, 'permission_denied']);
    });
  });
});

/** The same signature under other claims. */
function withRole(token: string, role: string): string {
  const [header, claims = '', signature] = token.split('.');
  const changed = { ...(JSON.parse(Buffer.from(claims, 'base64url').toString()) as object), role };
  return [header, Buffer.from(JSON.stringify(changed)).toString('base64url'), signature].join('.');
}
