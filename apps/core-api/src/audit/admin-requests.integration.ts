import { getConnectionToken } from '@nestjs/mongoose';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { AdminRole } from '@noillin/contracts';
import { newId } from '@noillin/utils';
import type { Connection } from 'mongoose';
import { adminToken, bearer, bootApp, register } from '../testing';

jest.setTimeout(60_000);

interface Row {
  action: string;
  actorId: string | null;
  subject: { type: string; id: string } | null;
  details: Record<string, unknown>;
}

describe('what is asked of admins’ routes', () => {
  let app: NestFastifyApplication;
  beforeAll(async () => {
    app = await bootApp();
  });
  afterAll(() => app.close());

  const ask = (method: 'GET' | 'POST', path: string, as?: { accessToken: string }) =>
    app.inject({ method, url: `/api/v1/admin/${path}`, headers: as ? bearer(as) : {} });
  const recordsOf = async (actorId: string, action: string): Promise<Row[]> =>
    app
      .get<Connection>(getConnectionToken())
      .collection<Row>('audit_records')
      .find({ actorId, action })
      .toArray();

  it('is in the audit log when it is refused, with who asked and for what', async () => {
    const { user, accessToken } = await register(app);
    const [account, support] = [newId(), await adminToken(app, 'support')];
    expect((await ask('POST', `users/${account}/suspend`, { accessToken })).statusCode).toBe(403);
    expect((await ask('GET', 'audit', support)).statusCode).toBe(403);
    expect(await recordsOf(user.id, 'admin.refused')).toMatchObject([
      {
        subject: { type: 'route', id: 'POST /api/v1/admin/users/:id/suspend' },
        details: { id: account, code: 'permission_denied' },
      },
    ]);
    expect(await recordsOf(support.id, 'admin.refused')).toHaveLength(1);
    expect(await recordsOf(support.id, 'admin.read')).toEqual([]);
  });

  it('is refused quietly where it is no admin’s route', async () => {
    const { user, accessToken } = await register(app);
    const answer = await app.inject({ url: '/api/v1/payouts', headers: bearer({ accessToken }) });
    expect(answer.statusCode).toBe(403);
    expect(await recordsOf(user.id, 'admin.refused')).toEqual([]);
  });

  it.each<[AdminRole, string, number]>([
    ['super', 'webhook.replayed', 404],
    ['support', 'admin.refused', 403],
  ])('names a replay of a webhook, by %s: %s', async (kind, action, status) => {
    const [admin, webhook] = [await adminToken(app, kind), newId()];
    expect((await ask('POST', `webhooks/${webhook}/replay`, admin)).statusCode).toBe(status);
    const records = await recordsOf(admin.id, action);
    expect(records).toHaveLength(1);
    expect(JSON.stringify(records)).toContain(webhook);
    expect(await recordsOf(admin.id, 'admin.write')).toEqual([]);
  });
});
