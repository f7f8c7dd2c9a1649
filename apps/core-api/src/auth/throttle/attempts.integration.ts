import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { bootApp, PASSWORD, register } from '../../testing';
import { AccountConfig } from '../account.config';

describe('guesses at a password', () => {
  let app: NestFastifyApplication;
  beforeAll(async () => void (app = await bootApp()));
  afterAll(() => app.close());

  const guess = (email: string, password = 'guess-after-guess', remoteAddress = '203.0.113.7') =>
    app.inject({
      method: 'POST',
      url: '/api/v1/auth/login',
      payload: { email, password },
      remoteAddress,
    });
  const statuses = async (guesses: ReturnType<typeof guess>[]) =>
    (await Promise.all(guesses)).map(({ statusCode }) => statusCode).sort();
  const wrongFive = (email: string) => statuses(Array.from({ length: 5 }, () => guess(email)));

  it('are five at most at the same moment, however many come', async () => {
    const { user } = await register(app);
    const answers = await statuses(Array.from({ length: 40 }, () => guess(user.email)));
    expect(answers.filter((status) => status === 401).length).toBeLessThanOrEqual(5);
    expect(new Set(answers)).toEqual(new Set([401, 429]));
  });

  it('make even the right one wait, and say for how long', async () => {
    const { user } = await register(app);
    expect(await wrongFive(user.email)).toEqual([401, 401, 401, 401, 401]);
    const answer = await guess(user.email, PASSWORD);
    expect([answer.statusCode, Number(answer.headers['retry-after']) >= 1]).toEqual([429, true]);
  });

  it('lock nobody out but whoever guesses: from elsewhere, and for other accounts, one logs in', async () => {
    const [user, other] = [(await register(app)).user, (await register(app)).user];
    await wrongFive(user.email);
    expect((await guess(user.email, PASSWORD, '198.51.100.4')).statusCode).toBe(200);
    expect((await guess(other.email, PASSWORD)).statusCode).toBe(200);
    expect((await guess(user.email, PASSWORD)).statusCode).toBe(429);
  });

  it('are counted by network: a server’s many addresses of version 6 are one', async () => {
    const { user } = await register(app);
    await statuses(
      Array.from({ length: 5 }, (_, n) => guess(user.email, 'guess-guess', `2001:db8:1:2::${n}`)),
    );
    expect((await guess(user.email, PASSWORD, '2001:db8:1:2:ffff::9')).statusCode).toBe(429);
    expect((await guess(user.email, PASSWORD, '2001:db8:1:3::9')).statusCode).toBe(200);
  });

  it('do not make a browser wait in which one has logged in before, though they come from its own address', async () => {
    const origin = new URL(app.get(AccountConfig, { strict: false }).PUBLIC_URL).origin;
    const [user, other] = [(await register(app)).user, (await register(app)).user];
    const inBrowser = (email: string, cookie?: string) =>
      app.inject({
        method: 'POST',
        url: '/api/v1/auth/login',
        payload: { email, password: PASSWORD, refreshTokenIn: 'cookie' },
        headers: { origin, ...(cookie && { cookie }) },
        remoteAddress: '203.0.113.7',
      });
    const device = (await inBrowser(user.email)).cookies.find(({ name }) => name.endsWith('_device'));
    const cookie = `${device?.name}=${device?.value}`;
    await wrongFive(user.email);
    await wrongFive(other.email);
    expect((await guess(user.email, PASSWORD)).statusCode).toBe(429);
    expect((await inBrowser(user.email, cookie)).statusCode).toBe(200);
    expect((await inBrowser(other.email, cookie)).statusCode).toBe(429);
  });

  it('wait alike for an account that there is not', async () => {
    await register(app);
    const nobody = 'nobody-at-all@example.com';
    await wrongFive(nobody);
    expect((await guess(nobody)).statusCode).toBe(429);
  });

  it('are forgiven by the right password', async () => {
    const { user } = await register(app);
    await statuses(Array.from({ length: 4 }, () => guess(user.email)));
    expect((await guess(user.email, PASSWORD)).statusCode).toBe(200);
    expect(await wrongFive(user.email)).toEqual([401, 401, 401, 401, 401]);
  });
});
