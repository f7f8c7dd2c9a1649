import { getModelToken } from '@nestjs/mongoose';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { Model } from 'mongoose';
import { Users } from '@noillin/identity';
import type { OutboxDocument } from '@noillin/messaging';
import { OffsetClock, SystemClock } from '@noillin/utils';
import { bearer, bootApp, freshEmail, PASSWORD, register } from '../testing';
import type { IssuedSession as SessionDto } from './dto/session.dto';

describe('auth', () => {
  const clock = new OffsetClock();
  let app: NestFastifyApplication;
  const post = (path: string, payload: object) =>
    app.inject({ method: 'POST', url: `/api/v1/auth/${path}`, payload });
  const refresh = (refreshToken: string) => post('refresh', { refreshToken });

  beforeAll(async () => {
    app = await bootApp({ override: (builder) => builder.overrideProvider(SystemClock).useValue(clock) });
  });
  beforeEach(() => (clock.offsetMs = 0));
  afterAll(() => app.close());

  describe('register', () => {
    it('answers the account and tokens that work', async () => {
      const email = freshEmail();
      const session = await register(app, { email, role: 'influencer', displayName: '  Asha Rao ' });
      expect(session).toEqual({
        user: { id: expect.any(String), email, role: 'influencer', displayName: 'Asha Rao' },
        accessToken: expect.any(String),
        refreshToken: expect.any(String),
        expiresIn: 900,
      });
      const me = await app.inject({ url: '/api/v1/auth/me', headers: bearer(session) });
      expect(me.json()).toEqual(session.user);
    });

    it('leaves the event in the outbox, under the id of the request', async () => {
      const requestId = `test-${freshEmail()}`.replace('@', '-');
      const answer = await app.inject({
        method: 'POST',
        url: '/api/v1/auth/register',
        headers: { 'x-request-id': requestId },
        payload: { email: freshEmail(), password: PASSWORD, role: 'brand', displayName: 'Asha' },
      });
      const userId = answer.json<SessionDto>().user.id;
      const outbox = app.get<Model<OutboxDocument>>(getModelToken('Outbox'), { strict: false });
      const events = await outbox.find({ 'envelope.payload.userId': userId }).lean();
      expect(events.map(({ envelope }) => [envelope?.name, envelope?.correlationId])).toContainEqual([
        'user.registered',
        requestId,
      ]);
    });

    it('refuses an address that has an account, in whatever letter case', async () => {
      const email = freshEmail();
      await register(app, { email });
      const again = { email: email.toUpperCase(), password: PASSWORD, role: 'brand', displayName: 'Other' };
      const answer = await post('register', again);
      expect(answer.statusCode).toBe(409);
      expect(answer.json()).toMatchObject({ code: 'email_taken' });
    });

    it('opens one account when one address registers ten times at once', async () => {
      const account = { email: freshEmail(), password: PASSWORD, role: 'brand', displayName: 'Asha' };
      const answers = await Promise.all(Array.from({ length: 10 }, () => post('register', account)));
      expect(answers.map(({ statusCode }) => statusCode).sort()).toEqual([201, ...Array(9).fill(409)]);
    });

    it.each([
      ['an admin', { role: 'admin' }, 'role'],
      ['a short password', { password: 'short-one' }, 'password'],
      ['a common password', { password: 'Password123' }, 'password'],
      ['no e-mail', { email: 'nobody' }, 'email'],
      ['an unknown field', { isAdmin: true }, 'isAdmin'],
      ['a wrong type', { displayName: { $gt: '' } }, 'displayName'],
    ])('refuses %s', async (_, change, field) => {
      const account = {
        email: freshEmail(),
        password: PASSWORD,
        role: 'brand',
        displayName: 'Asha',
        ...change,
      };
      const answer = await post('register', account);
      expect(answer.statusCode).toBe(400);
      expect(answer.json()).toMatchObject({
        code: 'validation_failed',
        errors: expect.arrayContaining([expect.objectContaining({ field })]),
      });
    });

    it('never stores the password or a refresh token', async () => {
      const { user, refreshToken } = await register(app);
      const stored = await app.get(Users, { strict: false }).findByEmail(user.email);
      expect(stored?.passwordHash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
      const tokens = app.get<Model<unknown>>(getModelToken('RefreshToken'), { strict: false });
      expect(await tokens.exists({ _id: refreshToken })).toBeNull();
    });
  });

  describe('login', () => {
    it('opens a session, in whatever letter case the address is written', async () => {
      const { user } = await register(app);
      const answer = await post('login', { email: ` ${user.email.toUpperCase()}`, password: PASSWORD });
      expect(answer.statusCode).toBe(200);
      expect(answer.json<SessionDto>().user).toEqual(user);
    });

    it('answers a wrong password and an unknown address alike', async () => {
      const { user } = await register(app);
      const wrong = await post('login', { email: user.email, password: 'not-the-password' });
      const unknown = await post('login', { email: freshEmail(), password: 'not-the-password' });
      const { requestId: _, ...problem } = wrong.json<Record<string, unknown>>();
      expect(wrong.statusCode).toBe(401);
      expect(unknown.json()).toMatchObject(problem);
    });

    it('refuses a suspended user', async () => {
      const { user, refreshToken } = await register(app);
      await app.get(Users, { strict: false }).setStatus(user.id, 'suspended');
      const login = await post('login', { email: user.email, password: PASSWORD });
      expect([login.statusCode, (await refresh(refreshToken)).statusCode]).toEqual([403, 401]);
    });
  });

  describe('refresh', () => {
    it('gives tokens that work and another refresh token', async () => {
      const session = await register(app);
      const answer = await refresh(session.refreshToken);
      const tokens = answer.json<SessionDto>();
      expect(answer.statusCode).toBe(200);
      expect(tokens.refreshToken).not.toBe(session.refreshToken);
      const me = await app.inject({ url: '/api/v1/auth/me', headers: bearer(tokens) });
      expect(me.statusCode).toBe(200);
    });

    it('keeps two tabs in that refresh at once', async () => {
      const { refreshToken } = await register(app);
      const tabs = await Promise.all([refresh(refreshToken), refresh(refreshToken)]);
      expect(tabs.map(({ statusCode }) => statusCode)).toEqual([200, 200]);
      clock.offsetMs = 60_000;
      const next = await Promise.all(tabs.map((tab) => refresh(tab.json<SessionDto>().refreshToken)));
      expect(next.map(({ statusCode }) => statusCode)).toEqual([200, 200]);
    });

    it('ends the whole session when a used token comes back later', async () => {
      const { refreshToken } = await register(app);
      const successor = (await refresh(refreshToken)).json<SessionDto>().refreshToken;
      clock.offsetMs = 11_000;
      expect((await refresh(refreshToken)).statusCode).toBe(401);
      const answer = await refresh(successor);
      expect(answer.json()).toMatchObject({ status: 401, code: 'refresh_token_invalid' });
    });

    it('leaves other sessions of the user alone', async () => {
      const first = await register(app);
      const second = (
        await post('login', { email: first.user.email, password: PASSWORD })
      ).json<SessionDto>();
      await refresh(first.refreshToken);
      clock.offsetMs = 11_000;
      await refresh(first.refreshToken);
      expect((await refresh(second.refreshToken)).statusCode).toBe(200);
    });

    it.each(['refresh', 'logout'])('reads the body of %s as strictly as any other', async (path) => {
      for (const body of [{ refreshToken: { $gt: '' } }, { refreshToken: ['x'] }, { token: 'x' }])
        expect((await post(path, body)).json()).toMatchObject({ status: 400, code: 'validation_failed' });
    });

    it('ends a session that nobody refreshed for 30 days', async () => {
      const { refreshToken } = await register(app);
      clock.offsetMs = 30 * 24 * 3_600_000 + 1;
      expect((await refresh(refreshToken)).statusCode).toBe(401);
    });
  });

  describe('logout', () => {
    it('ends the session, and again changes nothing', async () => {
      const { refreshToken } = await register(app);
      const answers = [await post('logout', { refreshToken }), await post('logout', { refreshToken })];
      expect(answers.map(({ statusCode }) => statusCode)).toEqual([204, 204]);
      expect((await refresh(refreshToken)).statusCode).toBe(401);
    });
  });
});
