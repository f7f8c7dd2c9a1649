import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { ServiceTokens } from '@noillin/auth';
import { Sessions } from '@noillin/identity';
import { RedisClient } from '@noillin/redis';
import { newId } from '@noillin/utils';
import { bearer, bootApp, PASSWORD, register } from '../../testing';
import { BELIEVED_MS } from '../access/live-sessions';
import type { IssuedSession as SessionDto } from '../dto/session.dto';
import type { EndedSessionsDto } from './ended-sessions.controller';
import type { OwnSessionListDto } from './session-list.dto';

const FIREFOX = 'Mozilla/5.0 (X11; Linux x86_64; rv:132.0) Gecko/20100101 Firefox/132.0';

describe('sessions', () => {
  let app: NestFastifyApplication;
  beforeAll(async () => void (app = await bootApp()));
  afterAll(() => app.close());

  const call = (method: 'GET' | 'POST' | 'DELETE', path: string, as: SessionDto) =>
    app.inject({ method, url: `/api/v1/auth/${path}`, headers: bearer(as) });
  const logIn = async ({ user }: SessionDto, userAgent = FIREFOX): Promise<SessionDto> => {
    const answer = await app.inject({
      method: 'POST',
      url: '/api/v1/auth/login',
      headers: { 'user-agent': userAgent },
      payload: { email: user.email, password: PASSWORD },
    });
    return answer.json();
  };
  const listOf = async (session: SessionDto) =>
    (await call('GET', 'sessions', session)).json<OwnSessionListDto>().items;
  const statusOf = async (session: SessionDto) => (await call('GET', 'me', session)).statusCode;

  it('are listed with device, address and times, and say which one asks', async () => {
    const first = await register(app);
    const second = await logIn(first);
    const [latest, other] = await listOf(second);
    expect(latest).toEqual({
      id: expect.any(String),
      device: 'Firefox on Linux',
      address: '127.0.0.1',
      createdAt: expect.any(String),
      lastUsedAt: expect.any(String),
      current: true,
    });
    expect(other).toMatchObject({ current: false });
    expect(await listOf(first)).toHaveLength(2);
  });

  it('end one by one: their access tokens at once', async () => {
    const mine = await register(app);
    const lost = await logIn(mine);
    expect(await statusOf(lost)).toBe(200);
    const lostId = (await listOf(lost)).find(({ current }) => current)?.id ?? '';
    expect((await call('DELETE', `sessions/${lostId}`, mine)).statusCode).toBe(204);
    expect([await statusOf(lost), await statusOf(mine)]).toEqual([401, 200]);
    expect(await listOf(mine)).toHaveLength(1);
    expect((await call('DELETE', `sessions/${lostId}`, mine)).statusCode).toBe(404);
  });

  it('of somebody else are not found, and go on', async () => {
    const [mine, theirs] = [await register(app), await register(app)];
    const theirId = (await listOf(theirs))[0]?.id ?? '';
    expect((await call('DELETE', `sessions/${theirId}`, mine)).statusCode).toBe(404);
    expect(await statusOf(theirs)).toBe(200);
  });

  it('end all together', async () => {
    const first = await register(app);
    const second = await logIn(first);
    expect((await call('POST', 'logout-all', second)).statusCode).toBe(204);
    expect([await statusOf(first), await statusOf(second)]).toEqual([401, 401]);
  });

  it('take their access tokens with them on logout', async () => {
    const session = await register(app);
    await app.inject({
      method: 'POST',
      url: '/api/v1/auth/logout',
      payload: { refreshToken: session.refreshToken },
    });
    expect(await statusOf(session)).toBe(401);
  });

  describe('that ended lately', () => {
    const ended = (headers: Record<string, string>) =>
      app.inject({
        url: `/api/v1/internal/sessions/ended?since=${new Date(Date.now() - 5_000).toISOString()}`,
        headers,
      });

    it('are told to services', async () => {
      const session = await register(app);
      const id = (await listOf(session))[0]?.id;
      await call('POST', 'logout-all', session);
      const token = app.get(ServiceTokens, { strict: false }).issue('realtime');
      const answer = (await ended({ 'x-service-token': token })).json<EndedSessionsDto>();
      expect(answer.sessionIds).toContain(id);
      expect(Date.parse(answer.next)).toBeLessThan(Date.now());
    });

    it.each([
      ['nobody', async () => ({})],
      ['a user', async () => bearer(await register(app))],
      [
        'a user who calls their token a service’s',
        async () => ({ 'x-service-token': (await register(app)).accessToken }),
      ],
      ['a guess', async () => ({ 'x-service-token': newId() })],
    ])('are not told to %s', async (_, headers) => {
      const answer = await ended(await headers());
      expect([answer.statusCode, answer.json<{ code: string }>().code]).toEqual([
        401,
        'service_token_invalid',
      ]);
    });
  });

  describe('that ended on another instance', () => {
    let other: NestFastifyApplication;
    beforeAll(async () => void (other = await bootApp()));
    afterAll(() => other.close());
    const endElsewhere = ({ user }: SessionDto) =>
      other.get(Sessions, { strict: false }).end({ userId: user.id }, 'revoked');

    it('end here within a moment', async () => {
      const session = await register(app);
      expect(await statusOf(session)).toBe(200);
      await endElsewhere(session);
      await new Promise((resolve) => setTimeout(resolve, 250));
      expect(await statusOf(session)).toBe(401);
    });

    it('end here within seconds when Redis cannot say so', async () => {
      const session = await register(app);
      expect(await statusOf(session)).toBe(200);
      const silent = jest.spyOn(other.get(RedisClient, { strict: false }).redis, 'publish');
      silent.mockRejectedValue(new Error('Connection is closed.'));
      await endElsewhere(session);
      expect(silent).toHaveBeenCalled();
      await new Promise((resolve) => setTimeout(resolve, BELIEVED_MS));
      expect(await statusOf(session)).toBe(401);
    });
  });
});
