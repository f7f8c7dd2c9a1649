import { type Person, type SessionView, freshBrand, succeeded } from '@noillin/testing';
import { type PlatformUnderTest, openPlatform, refused, setting } from '../support';

describe('a browser', () => {
  let platform: PlatformUnderTest;
  let user: Person;
  const origin = new URL(setting('PLATFORM_URL')).origin;
  beforeAll(async () => {
    platform = openPlatform();
    user = await freshBrand(platform.api);
  });
  afterAll(() => platform.close());

  const logIn = () =>
    platform.api.post<SessionView>(
      '/auth/login',
      { email: user.email, password: user.password, refreshTokenIn: 'cookie' },
      { headers: { origin } },
    );
  const cookieIn = ({ headers }: { headers: Record<string, string> }) =>
    headers['set-cookie']?.split(';')[0] ?? '';
  const refresh = (headers: Record<string, string>) =>
    platform.api.post<SessionView>('/auth/refresh', undefined, { headers });

  it('keeps its refresh token where no script can read it', async () => {
    const answer = await logIn();
    expect((await succeeded(Promise.resolve(answer))).refreshToken).toBeUndefined();
    expect(answer.headers['set-cookie']).toMatch(
      /^__Secure-noillin_refresh=[\w-]{43}; Max-Age=2592000; Path=\/api\/v1\/auth; HttpOnly; Secure; SameSite=Strict$/,
    );
  });

  it('refreshes and logs out with the cookie alone', async () => {
    const first = cookieIn(await logIn());
    const answer = await refresh({ origin, cookie: first });
    const second = cookieIn(answer);
    expect([answer.status, second === first]).toEqual([200, false]);
    expect((await platform.api.as(answer.body.accessToken).get('/auth/me')).status).toBe(200);
    const { status } = await platform.api.post('/auth/logout', undefined, {
      headers: { origin, cookie: second },
    });
    expect(status).toBe(204);
    expect(await refused(refresh({ origin, cookie: second }))).toEqual([401, 'refresh_token_invalid']);
  });

  it('is not led by another site to use it', async () => {
    const cookie = cookieIn(await logIn());
    expect(await refused(refresh({ cookie, origin: 'https://evil.example' }))).toEqual([
      403,
      'cross_site_refused',
    ]);
    expect(await refused(refresh({ cookie }))).toEqual([403, 'cross_site_refused']);
    expect((await refresh({ cookie, origin })).status).toBe(200);
  });
});
