import {
  type Person,
  type SessionView,
  type UserView,
  PASSWORD,
  freshBrand,
  signIn,
  succeeded,
  unique,
} from '@noillin/testing';
import { type PlatformUnderTest, openPlatform, refused } from '../support';

type Tokens = Omit<SessionView, 'user'>;

describe('an account', () => {
  let platform: PlatformUnderTest;
  let brand: Person;
  beforeAll(async () => {
    platform = openPlatform();
    brand = await freshBrand(platform.api, { displayName: 'Teal Otter' });
  });
  afterAll(() => platform.close());

  const refresh = (refreshToken: string) => platform.api.post<Tokens>('/auth/refresh', { refreshToken });
  const me = (token: string) => platform.api.as(token).get<UserView>('/auth/me');

  it('is opened with a role and signs its owner in', async () => {
    const email = `${unique('asha')}@noillin.test`;
    const registration = { email, password: PASSWORD, role: 'influencer', displayName: 'Asha Rao' };
    const { status, body } = await platform.api.post<SessionView>('/auth/register', registration);
    expect([status, body]).toEqual([
      201,
      {
        user: { id: expect.any(String), email, role: 'influencer', displayName: 'Asha Rao' },
        accessToken: expect.any(String),
        refreshToken: expect.any(String),
        expiresIn: 900,
      },
    ]);
    expect((await me(body.accessToken)).body).toEqual(body.user);
  });

  it('is opened once per e-mail address', async () => {
    const again = { email: brand.email.toUpperCase(), password: PASSWORD, role: 'brand', displayName: 'Two' };
    expect(await refused(platform.api.post('/auth/register', again))).toEqual([409, 'email_taken']);
  });

  it('is never opened as an administrator', async () => {
    const admin = {
      email: `${unique('root')}@noillin.test`,
      password: PASSWORD,
      role: 'admin',
      displayName: 'R',
    };
    expect(await refused(platform.api.post('/auth/register', admin))).toEqual([400, 'validation_failed']);
  });

  it('signs in with its password, and with no other', async () => {
    const { user } = await signIn(platform.api, brand.email, brand.password);
    expect(user).toEqual(brand.user);
    const guess = { email: brand.email, password: 'another-horse-77' };
    const stranger = { email: `${unique('nobody')}@noillin.test`, password: 'another-horse-77' };
    expect(await refused(platform.api.post('/auth/login', guess))).toEqual([401, 'credentials_invalid']);
    expect(await refused(platform.api.post('/auth/login', stranger))).toEqual([401, 'credentials_invalid']);
  });

  it('gets new tokens for a refresh token, each of which works', async () => {
    const session = await signIn(platform.api, brand.email, brand.password);
    const first = await succeeded(refresh(session.refreshToken));
    const second = await succeeded(refresh(first.refreshToken));
    expect(new Set([session, first, second].map(({ refreshToken }) => refreshToken)).size).toBe(3);
    expect((await me(second.accessToken)).body).toEqual(brand.user);
  });

  it('keeps two tabs signed in that refresh at the same moment', async () => {
    const { refreshToken } = await signIn(platform.api, brand.email, brand.password);
    const tabs = await Promise.all([refresh(refreshToken), refresh(refreshToken)]);
    expect(tabs.map(({ status }) => status)).toEqual([200, 200]);
    const later = await Promise.all(tabs.map(({ body }) => refresh(body.refreshToken)));
    expect(later.map(({ status }) => status)).toEqual([200, 200]);
  });

  it('gets nothing more for its refresh token after signing out', async () => {
    const { refreshToken } = await signIn(platform.api, brand.email, brand.password);
    const { status } = await platform.api.post('/auth/logout', { refreshToken });
    expect(status).toBe(204);
    expect(await refused(refresh(refreshToken))).toEqual([401, 'refresh_token_invalid']);
  });
});
