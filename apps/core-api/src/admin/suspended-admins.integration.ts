import { getConnectionToken } from '@nestjs/mongoose';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { AdminRole } from '@noillin/contracts';
import { Users } from '@noillin/identity';
import type { Connection } from 'mongoose';
import { adminToken, bearer, bootApp, register } from '../testing';

jest.setTimeout(60_000);

type Admin = Awaited<ReturnType<typeof adminToken>>;
const DECISIONS = ['suspend', 'reinstate'] as const;
type Decision = (typeof DECISIONS)[number];

describe('who may shut admins out and let them in', () => {
  let app: NestFastifyApplication;
  beforeAll(async () => {
    app = await bootApp();
  });
  afterAll(() => app.close());

  const decide = async (as: { accessToken: string }, decision: Decision, { id }: { id: string }) => {
    const url = `/api/v1/admin/users/${id}/${decision}`;
    const answer = await app.inject({ method: 'POST', url, headers: bearer(as) });
    const { code, status } = answer.json<{ code?: string; status: string | number }>();
    return [answer.statusCode, code ?? status];
  };
  const statusOf = async ({ id }: { id: string }) => (await app.get(Users).findById(id))?.status;
  const refusals = ({ id }: Admin) =>
    app
      .get<Connection>(getConnectionToken())
      .collection('audit_records')
      .find({ actorId: id, action: 'admin.refused' })
      .toArray();

  it.each<AdminRole>(['support', 'finance', 'super'])(
    'is who may do everything, for admins of the kind %s',
    async (kind) => {
      const [boss, admin] = [await adminToken(app), await adminToken(app, kind)];
      expect(await decide(boss, 'suspend', admin)).toEqual([200, 'suspended']);
      expect(await decide(boss, 'suspend', admin)).toEqual([200, 'suspended']);
      expect(await decide(boss, 'reinstate', admin)).toEqual([200, 'active']);
    },
  );

  it.each<AdminRole>(['support', 'finance', 'super'])(
    'is not support, for admins of the kind %s, and the audit log tells who tried',
    async (kind) => {
      const [support, admin] = [await adminToken(app, 'support'), await adminToken(app, kind)];
      for (const decision of DECISIONS)
        expect(await decide(support, decision, admin)).toEqual([403, 'permission_denied']);
      expect(await statusOf(admin)).toBe('active');
      const details = { id: admin.id, code: 'permission_denied' };
      expect(await refusals(support)).toMatchObject(
        DECISIONS.map((decision) => ({
          subject: { type: 'route', id: `POST /api/v1/admin/users/:id/${decision}` },
          details,
        })),
      );
    },
  );

  it('is not support for a suspended admin either, whom they do not let in again', async () => {
    const [boss, support, admin] = [
      await adminToken(app),
      await adminToken(app, 'support'),
      await adminToken(app, 'finance'),
    ];
    await decide(boss, 'suspend', admin);
    expect(await decide(support, 'reinstate', admin)).toEqual([403, 'permission_denied']);
    expect(await statusOf(admin)).toBe('suspended');
  });

  it.each<AdminRole>(['support', 'super'])('is never a %s admin for themselves', async (kind) => {
    const admin = await adminToken(app, kind);
    for (const decision of DECISIONS)
      expect(await decide(admin, decision, admin)).toEqual([403, 'own_account_refused']);
    expect(await statusOf(admin)).toBe('active');
    expect(await refusals(admin)).toHaveLength(2);
  });

  it('is nobody who has just been shut out themselves, whatever their token still says', async () => {
    const [boss, other, { user }] = [await adminToken(app), await adminToken(app), await register(app)];
    expect(await decide(other, 'suspend', user)).toEqual([200, 'suspended']);
    await app.get(Users).setAdminRole(other.id, 'support');
    expect(await decide(other, 'suspend', boss)).toEqual([403, 'permission_denied']);
    expect(await statusOf(boss)).toBe('active');
  });

  it('is one of two who shut each other out at once', async () => {
    for (let round = 0; round < 10; round += 1) {
      const [one, other] = [await adminToken(app), await adminToken(app)];
      await Promise.all([decide(one, 'suspend', other), decide(other, 'suspend', one)]);
      expect([await statusOf(one), await statusOf(other)].sort()).toEqual(['active', 'suspended']);
    }
  });
});
