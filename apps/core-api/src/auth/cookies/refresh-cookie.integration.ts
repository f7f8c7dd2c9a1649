import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { bootApp, PASSWORD, register } from '../../testing';
import { AccountConfig } from '../account.config';
import type { SessionDto } from '../dto/session.dto';

describe('the refresh token of a browser', () => {
  let app: NestFastifyApplication;
  let origin: string;
  beforeAll(async () => {
    app = await bootApp();
    origin = new URL(app.get(AccountConfig, { strict: false }).PUBLIC_URL).origin;
  });
  afterAll(() => app.close());

  const post = (path: string, { payload, headers = {} }: { payload?: object; headers?: object } = {}) =>
    app.inject({ method: 'POST', url: `/api/v1/auth/${path}`, payload, headers: headers as never });
  const cookieOf = (answer: Awaited<ReturnType<typeof post>>) =>
    answer.cookies.find(({ name }) => name.endsWith('_refresh'));
  const logIn = async (headers: object = { origin }) => {
    const { user } = await register(app);
    return post('login', {
      payload: { email: user.email, password: PASSWORD, refreshTokenIn: 'cookie' },
      headers,
    });
  };
  const withCookie = async (headers: object = { origin }) => {
    const { name, value } = cookieOf(await logIn()) ?? { name: '', value: '' };
    return { cookie: `${name}=${value}`, ...headers };
  };

  it('is in a cookie that no script and no other site can use, and nowhere else', async () => {
    const answer = await logIn();
    expect(answer.json<SessionDto>()).toEqual({
      user: expect.any(Object),
      accessToken: expect.any(String),
      expiresIn: 900,
    });
    expect(cookieOf(answer)).toEqual({
      name: '__Secure-noillin_refresh',
      value: expect.stringMatching(/^[\w-]{43}$/),
      path: '/api/v1/auth',
      maxAge: 30 * 24 * 3600,
      httpOnly: true,
      secure: true,
      sameSite: 'Strict',
    });
  });

  it('is used and replaced without a body', async () => {
    const headers = await withCookie();
    const answer = await post('refresh', { headers });
    expect(answer.statusCode).toBe(200);
    expect(answer.json<SessionDto>().refreshToken).toBeUndefined();
    expect(headers.cookie).not.toContain(cookieOf(answer)?.value);
  });

  it('ends and goes on logout', async () => {
    const headers = await withCookie();
    const answer = await post('logout', { headers });
    expect([answer.statusCode, cookieOf(answer)?.maxAge, cookieOf(answer)?.value]).toEqual([204, 0, '']);
    expect((await post('refresh', { headers })).statusCode).toBe(401);
  });

  it.each([
    ['another site', { origin: 'https://evil.example' }],
    ['another host of the domain', { origin: 'https://evil.localhost:8443' }],
    ['nobody knows where', {}],
    ['a sandboxed frame', { origin: 'null' }],
  ])('is of no use to a request from %s', async (_, from) => {
    const headers = await withCookie(from);
    for (const path of ['refresh', 'logout']) {
      const answer = await post(path, { headers });
      expect([answer.statusCode, answer.json<{ code: string }>().code]).toEqual([403, 'cross_site_refused']);
    }
    const honest = await post('refresh', { headers: { ...headers, origin } });
    expect(honest.statusCode).toBe(200);
    expect((await logIn(from)).json()).toMatchObject({ code: 'cross_site_refused' });
  });

  it('is in the body for everybody who does not ask for a cookie', async () => {
    const { refreshToken } = await register(app);
    const answer = await post('refresh', { payload: { refreshToken } });
    expect(answer.json<SessionDto>().refreshToken).toEqual(expect.any(String));
    expect(answer.cookies).toEqual([]);
  });

  it('is missed where it is neither here nor there', async () => {
    const answer = await post('refresh');
    expect([answer.statusCode, answer.json<{ code: string }>().code]).toEqual([401, 'refresh_token_invalid']);
  });
});
