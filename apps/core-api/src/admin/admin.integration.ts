import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { newId } from '@noillin/utils';
import type { IssuedSession as SessionDto } from '../auth/dto/session.dto';
import { adminToken, bearer, bootApp, register } from '../testing';
import type { AccountDto, AccountListDto } from './dto/admin.dto';

describe('admin', () => {
  let app: NestFastifyApplication;
  let admin: { accessToken: string };

  const call = (method: 'GET' | 'POST', path: string, as: { accessToken: string }) =>
    app.inject({ method, url: `/api/v1/admin/${path}`, headers: bearer(as) });
  const refresh = ({ refreshToken }: SessionDto) =>
    app.inject({ method: 'POST', url: '/api/v1/auth/refresh', payload: { refreshToken } });

  beforeAll(async () => {
    app = await bootApp();
    admin = await adminToken(app);
  });
  afterAll(() => app.close());

  it.each(['brand', 'influencer'] as const)('is closed to a %s', async (role) => {
    const user = await register(app, { role });
    for (const path of ['users', 'bookings']) {
      const answer = await call('GET', path, user);
      expect(answer.statusCode).toBe(403);
      expect(answer.json<{ code: string }>().code).toBe('permission_denied');
    }
    expect((await call('POST', `users/${user.user.id}/suspend`, user)).statusCode).toBe(403);
  });

  it('lists accounts newest first, page by page, without their passwords', async () => {
    const brands = [await register(app, { role: 'brand' }), await register(app, { role: 'brand' })];
    const page = async (query: string) =>
      (await call('GET', `users?role=brand&${query}`, admin)).json<AccountListDto>();
    const first = await page('limit=100');
    const own = new Set(brands.map(({ user }) => user.id));
    expect(first.items.map(({ id }) => id).filter((id) => own.has(id))).toEqual([...own].reverse());
    const { items, nextCursor } = await page('limit=1');
    const next = await page(`limit=1&cursor=${nextCursor}`);
    expect(String(next.items[0]?.id) < String(items[0]?.id)).toBe(true);
    expect(JSON.stringify(first)).not.toContain('assword');
  });

  it.each([
    ['support', 200],
    ['finance', 403],
    ['super', 200],
  ] as const)('lets admins of the kind %s suspend: %i', async (kind, status) => {
    const { user } = await register(app);
    const answer = await call('POST', `users/${user.id}/suspend`, await adminToken(app, kind));
    expect(answer.statusCode).toBe(status);
  });

  it('takes every token from a suspended account at once, and gives none back with it', async () => {
    const session = await register(app, { role: 'brand' });
    const me = () => app.inject({ url: '/api/v1/auth/me', headers: bearer(session) });
    expect((await me()).statusCode).toBe(200);
    await call('POST', `users/${session.user.id}/suspend`, admin);
    expect((await me()).json()).toMatchObject({ status: 401, code: 'session_ended' });
    await call('POST', `users/${session.user.id}/reinstate`, admin);
    expect((await me()).json()).toMatchObject({ status: 401, code: 'session_ended' });
  });

  it('suspends an account, which ends its sessions, and reinstates it', async () => {
    const session = await register(app, { role: 'brand' });
    const suspended = (await call('POST', `users/${session.user.id}/suspend`, admin)).json<AccountDto>();
    expect(suspended.status).toBe('suspended');
    expect((await refresh(session)).statusCode).toBe(401);
    const reinstated = (await call('POST', `users/${session.user.id}/reinstate`, admin)).json<AccountDto>();
    expect(reinstated.status).toBe('active');
  });

  it('knows no account of another id', async () => {
    expect((await call('POST', `users/${newId()}/suspend`, admin)).statusCode).toBe(404);
  });
});
