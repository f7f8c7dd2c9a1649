import { setTimeout as sleep } from 'node:timers/promises';
import { type Mail, type Person, eventually, freshBrand, signIn, succeeded, unique } from '@noillin/testing';
import { type PlatformUnderTest, openPlatform, refusal, refused } from '../support';

const NEW_PASSWORD = 'seven-wet-umbrellas-8';
const PATIENCE = { within: 30_000 };

/** The token of a mailed link, and the page that the link leads to. */
function linkIn({ text }: Mail): { page: string; token: string } {
  const link = new URL(/https:\S+/.exec(text)?.[0] ?? '');
  expect(link.search).toBe('');
  return { page: link.pathname, token: new URLSearchParams(link.hash.slice(1)).get('token') ?? '' };
}

describe('the owner of an account', () => {
  let platform: PlatformUnderTest;
  let user: Person;
  beforeAll(() => void (platform = openPlatform()));
  beforeEach(async () => void (user = await freshBrand(platform.api)));
  afterAll(() => platform.close());

  const linkTo = async (address: string, subject: RegExp) =>
    linkIn(await platform.mailbox.waitFor(address, subject, PATIENCE));
  const security = () =>
    succeeded(user.api.get<{ emailVerified: boolean; secondFactor: boolean }>('/auth/security'));
  const forgot = (email: string) => platform.api.post('/auth/password/forgot', { email });
  const reset = (token: string, password = NEW_PASSWORD) =>
    platform.api.post('/auth/password/reset', { token, password });

  it('confirms the address by a link that is good once', async () => {
    expect(await security()).toEqual({ emailVerified: false, secondFactor: false });
    const { page, token } = await linkTo(user.email, /Confirm your e-mail address/);
    expect((await platform.api.get<string>(page)).body).toContain('Confirm your e-mail address');
    expect((await platform.api.post('/auth/email/verify', { token })).status).toBe(204);
    expect((await security()).emailVerified).toBe(true);
    expect(await refused(platform.api.post('/auth/email/verify', { token }))).toEqual([422, 'link_invalid']);
  });

  it('gets a new password by a mailed link, which ends every session', async () => {
    expect((await forgot(user.email.toUpperCase())).status).toBe(202);
    const { token } = await linkTo(user.email, /Set a new password/);
    expect(await refused(reset(token, 'Password123'))).toEqual([400, 'validation_failed']);
    expect((await reset(token)).status).toBe(204);
    expect(await refused(user.api.get('/auth/me'))).toEqual([401, 'session_ended']);
    expect(await refused(platform.api.post('/auth/refresh', { refreshToken: user.refreshToken }))).toEqual([
      401,
      'refresh_token_invalid',
    ]);
    expect(await refused(reset(token, 'eight-dry-umbrellas-8'))).toEqual([422, 'link_invalid']);
    await signIn(platform.api, user.email, NEW_PASSWORD);
    await platform.mailbox.waitFor(user.email, /Your password was changed/, PATIENCE);
  });

  it('is the only one who learns whether an address has an account', async () => {
    const nobody = `${unique('nobody')}@noillin.test`;
    const [theirs, nobodys] = [await forgot(user.email), await forgot(nobody)];
    expect([nobodys.status, nobodys.body]).toEqual([theirs.status, theirs.body]);
    await linkTo(user.email, /Set a new password/);
    expect(await platform.mailbox.to(nobody)).toEqual([]);
  });

  it('has a mailbox that nobody floods with links', async () => {
    const mailed = () => platform.mailbox.to(user.email, /Set a new/);
    for (let time = 0; time < 6; time += 1) await forgot(user.email);
    await eventually(async () => expect(await mailed()).toHaveLength(3), PATIENCE);
    // Time for the other three to become mails, if they did.
    await sleep(2_000);
    const links = await mailed();
    expect(links).toHaveLength(3);
    await user.api.post('/auth/password', { currentPassword: user.password, newPassword: NEW_PASSWORD });
    await platform.mailbox.waitFor(user.email, /Your password was changed/, PATIENCE);
    for (const link of links) expect(await refused(reset(linkIn(link).token))).toEqual([422, 'link_invalid']);
  });

  it('changes the password: other sessions end, this one goes on', async () => {
    const other = await signIn(platform.api, user.email, user.password);
    const change = (currentPassword: string, newPassword: string) =>
      user.api.post('/auth/password', { currentPassword, newPassword });
    expect(await refused(change('not-my-password', NEW_PASSWORD))).toEqual([401, 'credentials_invalid']);
    expect(await refused(change(user.password, user.email))).toEqual([400, 'validation_failed']);
    expect((await change(user.password, NEW_PASSWORD)).status).toBe(204);
    expect(await refused(other.api.get('/auth/me'))).toEqual([401, 'session_ended']);
    expect((await user.api.get('/auth/me')).status).toBe(200);
    expect((await platform.api.post('/auth/refresh', { refreshToken: user.refreshToken })).status).toBe(200);
  });

  it('moves to another address once it has answered; the old one gets a notice', async () => {
    const email = `${unique('moved')}@noillin.test`;
    const move = (password: string) => user.api.post('/auth/email', { email, password });
    expect(await refused(move('not-my-password'))).toEqual([401, 'credentials_invalid']);
    expect((await move(user.password)).status).toBe(202);
    const { token } = await linkTo(email, /Confirm your new e-mail address/);
    await signIn(platform.api, user.email, user.password);
    expect((await platform.api.post('/auth/email/confirm', { token })).status).toBe(204);
    expect((await signIn(platform.api, email, user.password)).user.id).toBe(user.user.id);
    const old = platform.api.post('/auth/login', { email: user.email, password: user.password });
    expect(await refused(old)).toEqual([401, 'credentials_invalid']);
    await platform.mailbox.waitFor(user.email, /Your e-mail address was changed/, PATIENCE);
    expect((await security()).emailVerified).toBe(true);
  });

  it('cannot move to an address that has an account', async () => {
    const other = await freshBrand(platform.api);
    const asked = await user.api.post('/auth/email', { email: other.email, password: user.password });
    expect(asked.status).toBe(202);
    const { token } = await linkTo(other.email, /Confirm your new e-mail address/);
    expect(await refused(platform.api.post('/auth/email/confirm', { token }))).toEqual([409, 'email_taken']);
  });

  it('gets nowhere with a token of another kind', async () => {
    const { token } = await linkTo(user.email, /Confirm your e-mail address/);
    expect(await refused(reset(token))).toEqual([422, 'link_invalid']);
    expect(await refused(platform.api.post('/auth/email/confirm', { token }))).toEqual([422, 'link_invalid']);
  });

  it('is asked to wait after several wrong passwords, while whoever is signed in stays', async () => {
    const guess = () =>
      platform.api.post('/auth/login', { email: user.email, password: 'guess-after-guess' });
    for (let time = 0; time < 5; time += 1)
      expect(await refused(guess())).toEqual([401, 'credentials_invalid']);
    const problem = await refusal(guess());
    expect([problem.status, problem.code]).toEqual([429, 'rate_limited']);
    expect(problem.retryAfter).toBeGreaterThanOrEqual(1);
    expect((await user.api.get('/auth/me')).status).toBe(200);
    expect((await platform.api.post('/auth/refresh', { refreshToken: user.refreshToken })).status).toBe(200);
    await eventually(() => signIn(platform.api, user.email, user.password), { within: 8_000, every: 500 });
  });
});
