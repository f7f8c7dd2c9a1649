import { type Person, type SessionView, freshBrand, succeeded } from '@noillin/testing';
import { Authenticator, type PlatformUnderTest, openPlatform, refused } from '../support';

describe('two-step login', () => {
  let platform: PlatformUnderTest;
  let user: Person;
  let authenticator: Authenticator;
  let recoveryCodes: string[];

  beforeAll(async () => {
    platform = openPlatform();
    user = await freshBrand(platform.api);
    const asked = user.api.post<{ secret: string; uri: string }>('/auth/second-factor', {
      password: user.password,
    });
    const { secret, uri } = await succeeded(asked);
    expect(uri).toMatch(/^otpauth:\/\/totp\/Noillin/);
    authenticator = new Authenticator(secret);
    const confirmed = user.api.post<{ recoveryCodes: string[] }>('/auth/second-factor/confirm', {
      code: authenticator.next(),
    });
    ({ recoveryCodes } = await succeeded(confirmed));
  });
  afterAll(() => platform.close());

  const logIn = () =>
    platform.api.post<{ code: string; challengeToken: string }>('/auth/login', {
      email: user.email,
      password: user.password,
    });
  const answer = (challengeToken: string, code: string) =>
    platform.api.post<SessionView>('/auth/login/second-factor', { challengeToken, code });

  it('asks whoever knows the password for a code', async () => {
    const asked = await logIn();
    expect(await refused(Promise.resolve(asked))).toEqual([401, 'mfa_required']);
    expect(asked.body.challengeToken).toMatch(/^[\w-]{43}$/);
    expect(await refused(platform.api.as(asked.body.challengeToken).get('/auth/me'))).toEqual([
      401,
      'token_invalid',
    ]);
  });

  it('tells nobody else that there is one', async () => {
    const guess = platform.api.post('/auth/login', { email: user.email, password: 'not-the-password' });
    expect(await refused(guess)).toEqual([401, 'credentials_invalid']);
  });

  it('lets in with a recovery code, once', async () => {
    const [code = ''] = recoveryCodes;
    const { challengeToken } = (await logIn()).body;
    const session = await succeeded(answer(challengeToken, code));
    expect(session.user).toEqual(user.user);
    const again = (await logIn()).body;
    expect(await refused(answer(again.challengeToken, code))).toEqual([401, 'code_invalid']);
  });

  it('lets in with a code of the authenticator, once', async () => {
    const code = authenticator.next();
    const session = await succeeded(answer((await logIn()).body.challengeToken, code));
    expect((await platform.api.as(session.accessToken).get('/auth/me')).status).toBe(200);
    expect(await refused(answer((await logIn()).body.challengeToken, code))).toEqual([401, 'code_invalid']);
  });

  it('is announced to the owner', async () => {
    await platform.mailbox.waitFor(user.email, /Two-step login is on/, { within: 30_000 });
  });
});
