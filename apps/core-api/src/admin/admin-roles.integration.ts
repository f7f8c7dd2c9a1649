import { getConnectionToken } from '@nestjs/mongoose';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { AdminRole } from '@noillin/contracts';
import { newId } from '@noillin/utils';
import type { Connection } from 'mongoose';
import { adminToken, bearer, bootApp, register } from '../testing';

jest.setTimeout(60_000);

interface Row {
  _id: string;
  role: string;
  adminRole: AdminRole;
  status: string;
}

describe('the kinds of admin', () => {
  let app: NestFastifyApplication;
  /** Super admins of other tests, who are put aside so that this file knows how many there are. */
  let aside: string[] = [];
  const users = () => app.get<Connection>(getConnectionToken()).collection<Row>('users');

  beforeAll(async () => {
    app = await bootApp();
  });
  beforeEach(async () => {
    const rows = await users()
      .find({ role: 'admin', status: 'active', adminRole: { $in: ['super', null] } } as object)
      .toArray();
    aside = rows.map(({ _id }) => _id);
    await users().updateMany({ _id: { $in: aside } }, { $set: { status: 'suspended' } });
  });
  afterEach(() => users().updateMany({ _id: { $in: aside } }, { $set: { status: 'active' } }));
  afterAll(() => app.close());

  const set = (as: { accessToken: string }, id: string, adminRole: string) =>
    app.inject({
      method: 'PUT',
      url: `/api/v1/admin/users/${id}/admin-role`,
      payload: { adminRole },
      headers: bearer(as),
    });
  const codeOf = (answer: { json: <T>() => T }) => answer.json<{ code: string }>().code;
  const status = async (as: { accessToken: string }, path: string) =>
    (await app.inject({ url: `/api/v1/${path}`, headers: bearer(as) })).statusCode;

  it('are changed by one who may do everything, which ends the sessions of who is changed', async () => {
    const [boss, helper] = [await adminToken(app), await adminToken(app, 'support')];
    expect(await status(helper, 'admin/users?role=admin')).toBe(200);
    const answer = await set(boss, helper.id, 'finance');
    expect([answer.statusCode, answer.json<Row>().adminRole]).toEqual([200, 'finance']);
    expect(await status(helper, 'auth/me')).toBe(401);
    expect((await set(boss, helper.id, 'finance')).statusCode).toBe(200);
    const records = await app
      .get<Connection>(getConnectionToken())
      .collection('audit_records')
      .find({ action: 'account.admin_role_changed', 'subject.id': helper.id })
      .toArray();
    expect(records).toMatchObject([{ actorId: boss.id, details: { adminRole: 'finance' } }]);
  });

  it('are nobody else’s to change, and nobody else has one', async () => {
    const [boss, helper, { user }] = [
      await adminToken(app),
      await adminToken(app, 'support'),
      await register(app),
    ];
    expect((await set(helper, helper.id, 'super')).statusCode).toBe(403);
    expect((await set(boss, user.id, 'super')).statusCode).toBe(422);
    expect((await set(boss, newId(), 'super')).statusCode).toBe(404);
    expect((await set(boss, helper.id, 'emperor')).statusCode).toBe(400);
  });

  it('leave one who may do everything', async () => {
    const [boss, helper] = [await adminToken(app), await adminToken(app, 'support')];
    expect(codeOf(await set(boss, boss.id, 'support'))).toBe('last_super_admin');
    expect(await status(boss, 'admin/audit')).toBe(200);
    await set(boss, helper.id, 'super');
    expect((await set(boss, boss.id, 'support')).statusCode).toBe(200);
  });

  it('leave one also when two take it from each other at once', async () => {
    for (let round = 0; round < 10; round += 1) {
      await users().updateMany(
        { role: 'admin', adminRole: 'super', status: 'active', _id: { $nin: aside } },
        { $set: { adminRole: 'support' } },
      );
      const [one, other] = [await adminToken(app), await adminToken(app)];
      const answers = await Promise.all([set(one, other.id, 'support'), set(other, one.id, 'support')]);
      const codes = answers.map(({ statusCode }) => statusCode).sort();
      // Whoever comes second is either told so or has no session any more.
      expect({ round, first: codes[0], second: [401, 403, 409].includes(codes[1] ?? 0) }).toEqual({
        round,
        first: 200,
        second: true,
      });
    }
  });
});
